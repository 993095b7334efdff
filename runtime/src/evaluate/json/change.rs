//! A document with a change at one place.

use crate::expr::JsonStep;
use crate::table::Json;

/// What becomes of a place.
pub(super) enum Change {
    Set(Json),
    Remove,
}

/// Changes what is at a path, of which only the last step may be missing.
pub(super) fn change(mut root: Json, path: &[JsonStep], to: Change) -> Json {
    apply(&mut root, path, to);
    root
}

fn apply(document: &mut Json, path: &[JsonStep], to: Change) {
    let Some((last, before)) = path.split_last() else { return };
    let parent = before.iter().try_fold(document, |document, step| match (step, document) {
        (JsonStep::Key(key), Json::Object(entries)) => entries.get_mut(key),
        (JsonStep::Index(index), Json::Array(items)) => {
            items.get_mut(usize::try_from(*index).ok()?)
        }
        (JsonStep::Key(_) | JsonStep::Index(_), _) => None,
    });
    match (last, parent, to) {
        (JsonStep::Key(key), Some(Json::Object(entries)), Change::Set(new)) => {
            entries.insert(key.clone(), new);
        }
        (JsonStep::Key(key), Some(Json::Object(entries)), Change::Remove) => {
            entries.shift_remove(key);
        }
        (JsonStep::Index(index), Some(Json::Array(items)), to) => {
            let place = usize::try_from(*index).ok().filter(|place| *place < items.len());
            match (place, to) {
                (Some(place), Change::Set(new)) => items[place] = new,
                (Some(place), Change::Remove) => {
                    items.remove(place);
                }
                (None, Change::Set(_) | Change::Remove) => {}
            }
        }
        (JsonStep::Key(_) | JsonStep::Index(_), _, Change::Set(_) | Change::Remove) => {}
    }
}
