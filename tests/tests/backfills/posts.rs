//! Users and their posts: counters, orphans, an archive.

use amend::prelude::*;
use amend_tests::Server;

use crate::run::{backfill, schema};

#[derive(Table)]
#[table(name = "users")]
struct User {
    #[column(primary_key)]
    id: i64,
    posts: i64,
    last_post: Option<i64>,
}

#[derive(Table)]
#[table(name = "posts")]
struct Post {
    #[column(primary_key)]
    id: i64,
    user_id: Option<i64>,
    deleted: bool,
}

fn users_and_posts(server: Server) -> String {
    schema(
        server,
        "CREATE TABLE users (id BIGINT PRIMARY KEY, posts BIGINT NOT NULL, last_post BIGINT);
         CREATE TABLE posts (id BIGINT PRIMARY KEY, user_id BIGINT, deleted BOOLEAN NOT NULL);
         INSERT INTO users VALUES (1, 9, 9), (2, 9, NULL), (3, 0, NULL), (4, 7, 1);
         INSERT INTO posts VALUES (10, 1, FALSE), (11, 1, TRUE), (12, 2, FALSE), (13, 2, FALSE),
             (14, NULL, FALSE), (15, 99, FALSE)",
    )
}

#[test]
fn counters_are_recomputed_from_a_grouped_join() {
    backfill(
        users_and_posts,
        |m| {
            let theirs =
                || Post::rows().matching(Post::user_id, User::id).filter(Post::deleted.not());
            let posts = theirs().grouped();
            m.change(
                User::update()
                    .join(&posts)
                    .set(User::posts, posts.count())
                    .set(User::last_post, posts.max(Post::id))
                    .only_changed(),
            )
            .comment("Those who have posts.");
            m.change(
                User::update()
                    .set(User::posts, 0)
                    .set(User::last_post, None)
                    .filter(theirs().exists().not())
                    .only_changed(),
            )
            .comment("Those who have none.");
        },
        "SELECT id, posts, last_post FROM users ORDER BY id",
        &["1|1|10", "2|2|13", "3|0|NULL", "4|0|NULL"],
    );
}

#[test]
fn counters_are_recomputed_one_by_one() {
    backfill(
        users_and_posts,
        |m| {
            let theirs =
                || Post::rows().matching(Post::user_id, User::id).filter(Post::deleted.not());
            m.change(
                User::update()
                    .set(User::posts, theirs().count())
                    .set(User::last_post, theirs().max(Post::id))
                    .only_changed(),
            );
        },
        "SELECT id, posts, last_post FROM users ORDER BY id",
        &["1|1|10", "2|2|13", "3|0|NULL", "4|0|NULL"],
    );
}

#[test]
fn orphan_rows_are_removed() {
    backfill(
        users_and_posts,
        |m| {
            let owner = User::rows().matching(User::id, Post::user_id);
            m.change(Post::delete().filter(owner.exists().not()));
        },
        "SELECT id FROM posts ORDER BY id",
        &["10", "11", "12", "13"],
    );
}

#[test]
fn what_was_deleted_softly_goes_to_an_archive() {
    #[derive(Table)]
    #[table(name = "archive")]
    struct Archived {
        id: i64,
        user_id: Option<i64>,
        reason: String,
    }
    backfill(
        |server| {
            format!(
                "{}; {}",
                users_and_posts(server),
                schema(
                    server,
                    "CREATE TABLE archive (id BIGINT PRIMARY KEY, user_id BIGINT, reason {text})"
                )
            )
        },
        |m| {
            m.change(
                Archived::insert()
                    .columns((Archived::id, Archived::user_id, Archived::reason))
                    .select(
                        Post::rows().filter(Post::deleted),
                        (Post::id, Post::user_id, "deleted"),
                    ),
            )
            .comment("Keep them.");
            let kept = Archived::rows().select(Archived::id);
            m.change(Post::delete().filter(Post::id.is_in(kept))).comment("Let them go.");
        },
        "SELECT a.id, a.user_id, a.reason, (SELECT count(*) FROM posts) FROM archive a",
        &["11|1|deleted|5"],
    );
}
