//! Doubles on SQLite, which does not always read a decimal number as the nearest double.
//!
//! SQLite promises 15 digits, and misses by one unit in the last place for about one in ten
//! thousand numbers of 15 digits (measured on 3.40). A number of at most three decimals is read
//! exactly: the extended precision in which SQLite works tells it from the midpoint between two
//! doubles. Any other is written as a whole number times or over powers of two, which is exact.

/// Doubles below this hold every whole number.
const WHOLE: f64 = (1_u64 << 53) as f64;
/// The largest power of two that is one of SQLite's integers.
const SHIFT: i32 = 62;

/// The number in decimal, if SQLite reads it exactly.
pub(super) fn digits(value: f64) -> Option<String> {
    let plain = format!("{value}");
    let decimals = plain.split_once('.').map_or(0, |(_, decimals)| decimals.len());
    (value.abs() < WHOLE / 1000.0 && decimals <= 3).then(|| format!("{plain}e0"))
}

/// The number as a quotient or product of whole numbers.
pub(super) fn exact(value: f64) -> String {
    let bits = value.to_bits();
    let fraction = bits & ((1 << 52) - 1);
    // A biased exponent has 11 bits.
    let biased = ((bits >> 52) & 0x7ff) as i32;
    let (mut whole, mut exponent) =
        if biased == 0 { (fraction, -1074) } else { (fraction | (1 << 52), biased - 1075) };
    let zeros = whole.trailing_zeros();
    whole >>= zeros;
    exponent += zeros as i32;
    let sign = if value.is_sign_negative() { "-" } else { "" };
    let mut text = format!("CAST({sign}{whole} AS REAL)");
    let operator = if exponent < 0 { '/' } else { '*' };
    let mut left = exponent.abs();
    while left > 0 {
        let step = left.min(SHIFT);
        text.push_str(&format!(" {operator} {}", 1_i64 << step));
        left -= step;
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_price_stays_readable_and_a_third_is_exact() {
        assert_eq!(digits(4.35).as_deref(), Some("4.35e0"));
        assert_eq!(digits(-0.125).as_deref(), Some("-0.125e0"));
        assert_eq!(digits(1e15), None);
        assert_eq!(digits(1.0 / 3.0), None);
        assert_eq!(exact(1.0 / 3.0), "CAST(6004799503160661 AS REAL) / 18014398509481984");
        assert_eq!(exact(-1e15), "CAST(-30517578125 AS REAL) * 32768");
    }
}
