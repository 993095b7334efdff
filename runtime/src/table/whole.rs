//! The types of whole numbers.

use super::SqlType;

impl SqlType {
    /// The smallest and the largest whole number of the type; `None` for any other type.
    pub(crate) const fn whole(self) -> Option<(i128, i128)> {
        match self {
            SqlType::I8 => Some((i8::MIN as i128, i8::MAX as i128)),
            SqlType::I16 => Some((i16::MIN as i128, i16::MAX as i128)),
            SqlType::I32 => Some((i32::MIN as i128, i32::MAX as i128)),
            SqlType::I64 => Some((i64::MIN as i128, i64::MAX as i128)),
            SqlType::U8 => Some((0, u8::MAX as i128)),
            SqlType::U16 => Some((0, u16::MAX as i128)),
            SqlType::U32 => Some((0, u32::MAX as i128)),
            SqlType::U64 => Some((0, u64::MAX as i128)),
            SqlType::Bool
            | SqlType::F32
            | SqlType::F64
            | SqlType::Decimal
            | SqlType::Text
            | SqlType::Enum(_)
            | SqlType::Bytes
            | SqlType::Json
            | SqlType::Uuid
            | SqlType::Date
            | SqlType::Time
            | SqlType::DateTime
            | SqlType::Timestamp
            | SqlType::Array(_) => None,
        }
    }
}
