//! A migration's version: a moment in UTC, written as fourteen digits.

use std::fmt;
use std::str::FromStr;

use chrono::{DateTime, Datelike, NaiveDate, NaiveDateTime, TimeDelta, Timelike, Utc};
use thiserror::Error;

use super::shown::Shown;

/// A version that Amend writes: a valid UTC moment as `YYYYMMDDhhmmss`.
///
/// ```
/// use amend::directory::Version;
///
/// let version: Version = "20221126185750".parse()?;
/// assert_eq!(version.next().map(|v| v.to_string()).as_deref(), Some("20221126185751"));
/// assert!("20221326185750".parse::<Version>().is_err());
/// # Ok::<(), amend::directory::VersionError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Version(u64);

/// A text that is not a version.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum VersionError {
    /// It is not made of exactly fourteen digits.
    #[error(
        "'{}' is not a version (hint: a version is fourteen digits, YYYYMMDDhhmmss in UTC)",
        Shown::text(.0)
    )]
    Digits(String),
    /// Its fourteen digits name no moment.
    #[error(
        "version {0} names no moment (hint: a version is YYYYMMDDhhmmss in UTC, \
         and month, day and time must exist)"
    )]
    Moment(String),
}

impl Version {
    const FIRST: Self = Self(101_000_000);
    const LAST: Self = Self(99_991_231_235_959);

    /// The version of a moment, cut to whole seconds; `None` outside the years 0 to 9999.
    #[must_use]
    pub fn from_utc(moment: DateTime<Utc>) -> Option<Self> {
        let year = u64::try_from(moment.year()).ok().filter(|year| *year <= 9999)?;
        let fields = [moment.month(), moment.day(), moment.hour(), moment.minute()];
        let digits = fields.into_iter().fold(year, |all, field| all * 100 + u64::from(field));
        Some(Self(digits * 100 + u64::from(moment.second())))
    }

    /// The version of this second.
    #[must_use]
    pub fn now() -> Self {
        let now = Utc::now();
        // A clock outside four-digit years is wrong; the nearest version keeps the order.
        let limit = if now.year() < 0 { Self::FIRST } else { Self::LAST };
        Self::from_utc(now).unwrap_or(limit)
    }

    /// The version so many seconds later; `None` past the year 9999.
    #[must_use]
    pub fn after(self, seconds: u32) -> Option<Self> {
        let later = self.moment()?.checked_add_signed(TimeDelta::seconds(seconds.into()))?;
        Self::from_utc(later.and_utc())
    }

    /// The version one second later; `None` past the year 9999.
    #[must_use]
    pub fn next(self) -> Option<Self> {
        self.after(1)
    }

    fn moment(self) -> Option<NaiveDateTime> {
        let pair = |power: u32| (self.0 / 10_u64.pow(power) % 100) as u32;
        let year = i32::try_from(self.0 / 10_u64.pow(10)).ok()?;
        NaiveDate::from_ymd_opt(year, pair(8), pair(6))?.and_hms_opt(pair(4), pair(2), pair(0))
    }
}

impl fmt::Display for Version {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:014}", self.0)
    }
}

impl FromStr for Version {
    type Err = VersionError;

    fn from_str(text: &str) -> Result<Self, VersionError> {
        let digits = text.len() == 14 && text.bytes().all(|byte| byte.is_ascii_digit());
        let number = text.parse().ok().filter(|_| digits);
        let version = Self(number.ok_or_else(|| VersionError::Digits(text.to_owned()))?);
        match version.moment() {
            Some(_) => Ok(version),
            None => Err(VersionError::Moment(text.to_owned())),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_read_is_written_again() {
        for text in ["20221126185750", "00000101000000", "99991231235959", "20240229000000"] {
            assert_eq!(text.parse::<Version>().unwrap().to_string(), text);
        }
    }

    #[test]
    fn what_names_no_moment_is_refused() {
        for text in [
            "20221326185750",
            "20230229000000",
            "20220101240000",
            "20220101006000",
            "20220101000060",
            "00000000000000",
        ] {
            assert!(matches!(text.parse::<Version>(), Err(VersionError::Moment(_))), "{text}");
        }
        for text in ["", "1", "2022112618575", "202211261857500", "+2022112618575", "２"] {
            assert!(matches!(text.parse::<Version>(), Err(VersionError::Digits(_))), "{text}");
        }
    }

    #[test]
    fn the_next_second_carries_over() {
        let next = |text: &str| text.parse::<Version>().unwrap().next().map(|v| v.to_string());
        assert_eq!(next("20231231235959").as_deref(), Some("20240101000000"));
        assert_eq!(next("20240228235959").as_deref(), Some("20240229000000"));
        assert_eq!(next("99991231235959"), None);
        assert!(Version::FIRST < Version::now() && Version::now() < Version::LAST);
    }
}
