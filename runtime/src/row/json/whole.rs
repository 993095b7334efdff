//! Arrays and objects.

use super::super::Val;
use super::super::choice::choice;
use crate::expr::{
    Case, ChoiceNode, IntoNode as _, JsonKey, JsonLength, JsonNode, JsonType, Literal, Node,
};
use crate::table::{Json, SqlType, Table};

impl<T: Table> Val<T, Json> {
    /// The array, if it is one.
    pub fn as_array(self) -> Val<T, Option<Elements>> {
        self.whole(JsonType::Array)
    }

    /// The object, if it is one.
    pub fn as_object(self) -> Val<T, Option<Entries>> {
        self.whole(JsonType::Object)
    }

    fn whole<V>(self, ty: JsonType) -> Val<T, Option<V>> {
        let is = self.clone().is(ty).into_node();
        Val::new(choice(is, self.into_node(), Node::Literal(Literal::null(SqlType::Json))))
    }
}

pub use crate::table::{Elements, Entries};

/// The document itself: what is asked of an array is asked only where it is one.
fn itself(node: Node) -> Node {
    match node {
        Node::Choice(choice) => match *choice {
            ChoiceNode::Case(Case { mut branches, otherwise: Some(Node::Literal(_)) })
                if branches.len() == 1 =>
            {
                branches.swap_remove(0).value
            }
            other => Node::from(other),
        },
        other => other,
    }
}

fn length<T, V>(whole: Val<T, V>) -> Node {
    let document = itself(whole.into_node());
    Node::from(JsonNode::Length(JsonLength { document }))
}

macro_rules! wholes {
    ($($ty:ident)*) => {$(
        impl<T: Table> Val<T, $ty> {
            /// How many there are.
            pub fn len(self) -> Val<T, usize> {
                Val::new(length(self))
            }

            /// Whether there is none.
            pub fn is_empty(self) -> Val<T, bool> {
                super::super::eq(self.len(), 0)
            }

            /// What is there, if something is.
            pub fn get(self, key: impl JsonKey) -> Val<T, Option<Json>> {
                Val::<T, Json>::new(itself(self.into_node())).get(key)
            }
        }
    )*};
}

wholes! { Elements Entries }

impl<T: Table> Val<T, Entries> {
    /// Whether a key is there.
    pub fn contains_key(self, key: impl Into<String>) -> Val<T, bool> {
        Val::<T, Json>::new(itself(self.into_node())).has_key(key)
    }
}
