//! One value of several.

use super::Result;
use super::expr::{Scope, value as of};
use crate::expr::{ChoiceNode, Value};

pub(super) fn value(node: &ChoiceNode, scope: Scope<'_>) -> Result<Value> {
    match node {
        ChoiceNode::Coalesce(node) => match of(&node.value, scope)? {
            Value::Null => of(&node.fallback, scope),
            value => Ok(value),
        },
    }
}
