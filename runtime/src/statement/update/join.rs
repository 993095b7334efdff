//! `UPDATE … FROM …`, `UPDATE … JOIN …`

use super::Update;
use crate::expr::{Grouped, Join, Keyed};
use crate::table::Table;

/// What can be joined to a row of table `O`: never more than one of it for a row.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be joined to a row of table `{O}`",
    label = "there may be several for a row, or it is matched with another table",
    note = "join a group, `Order::rows().matching(Order::user_id, User::id).grouped()`, or a row by its primary key, `User::rows().matching(User::id, Order::user_id).by_key()`"
)]
pub trait Joinable<O> {
    /// The join.
    fn to_join(&self) -> Join;
}

#[diagnostic::do_not_recommend]
impl<T: Table, O> Joinable<O> for Grouped<T, O> {
    fn to_join(&self) -> Join {
        Join::Group(self.rows.clone())
    }
}

#[diagnostic::do_not_recommend]
impl<T: Table, O> Joinable<O> for Keyed<T, O> {
    fn to_join(&self) -> Join {
        Join::Row(self.rows.clone())
    }
}

impl<T: Table> Update<T> {
    /// Only rows that have a partner, whose values new values and filters can then use.
    ///
    /// A partner is a [group](crate::expr::Rows::grouped) of rows that match, or the row with a
    /// [primary key](crate::expr::Rows::by_key): there is at most one for each row. A row without
    /// one stays as it was, while `.set(column, rows.count())` changes every row. NULL matches
    /// nothing. Partners are as they were before the statement, also those of the table itself.
    ///
    /// ```
    /// use amend::prelude::*;
    ///
    /// #[derive(Table)]
    /// #[table(name = "users")]
    /// struct User { #[column(primary_key)] id: i64, posts: i64, last_post: Option<i64> }
    ///
    /// #[derive(Table)]
    /// #[table(name = "posts")]
    /// struct Post { #[column(primary_key)] id: i64, user_id: i64, author: i64 }
    ///
    /// let theirs = || Post::rows().matching(Post::user_id, User::id);
    /// let posts = theirs().grouped();
    /// let counted = User::update()
    ///     .join(&posts)
    ///     .set(User::posts, posts.count())
    ///     .set(User::last_post, posts.max(Post::id))
    ///     .only_changed();
    /// let others = User::update().set(User::posts, 0).filter(theirs().exists().not());
    ///
    /// let owner = User::rows().matching(User::id, Post::user_id).by_key();
    /// let copied = Post::update().join(&owner).set(Post::author, owner.get(User::id));
    /// # let _ = (counted, others, copied);
    /// ```
    ///
    /// | dialect | text of `counted`, without its quotes and `only_changed` |
    /// |---|---|
    /// | postgres, sqlite | `UPDATE users SET posts = grouped.count, last_post = grouped.max_id FROM (SELECT posts.user_id, COUNT(*) AS count, MAX(posts.id) AS max_id FROM posts GROUP BY posts.user_id) AS grouped WHERE grouped.user_id = users.id` |
    /// | mysql | `UPDATE users JOIN (SELECT posts.user_id, COUNT(*) AS count, MAX(posts.id) AS max_id FROM posts GROUP BY posts.user_id) AS grouped ON grouped.user_id = users.id SET users.posts = grouped.count, users.last_post = grouped.max_id` |
    ///
    /// | dialect | text of `copied`, without its quotes |
    /// |---|---|
    /// | postgres, sqlite | `UPDATE posts SET author = users.id FROM users WHERE users.id = posts.user_id` |
    /// | mysql | `UPDATE posts JOIN users ON users.id = posts.user_id SET posts.author = users.id` |
    pub fn join(mut self, with: &impl Joinable<T>) -> Self {
        let join = with.to_join();
        if !self.tree.joins.contains(&join) {
            self.tree.joins.push(join);
        }
        self
    }
}
