//! Names that have to be different.

use amend::expr::Comparison;
use amend::prelude::*;

use crate::run::{backfill, schema};

#[derive(Table)]
#[table(name = "articles")]
struct Article {
    #[column(primary_key)]
    id: i64,
    title: String,
    slug: Option<String>,
}

#[test]
fn slugs_are_made_and_those_that_collide_are_numbered() {
    backfill(
        |server| {
            schema(
                server,
                "CREATE TABLE articles (id BIGINT PRIMARY KEY, title {text} NOT NULL, slug {text});
                 INSERT INTO articles (id, title) VALUES (1, ' Hello World '), (2, 'hello world'),
                     (3, 'Other'), (4, 'HELLO WORLD')",
            )
        },
        |m| {
            let slug = Article::title.trim().to_ascii_lowercase().replace(" ", "-");
            m.change(Article::update().set(Article::slug, slug)).comment("Slugs.");
            let before = || {
                Article::rows().matching(Article::slug, Article::slug).matching_by(
                    Article::id,
                    Comparison::Less,
                    Article::id,
                )
            };
            let number = (before().count() + 1).to_text();
            m.change(
                Article::update()
                    .set(Article::slug, Article::slug.concat("-").concat(number))
                    .filter(before().exists()),
            )
            .comment("The second of a name is number 2.");
        },
        "SELECT id, slug FROM articles ORDER BY id",
        &["1|hello-world", "2|hello-world-2", "3|other", "4|hello-world-3"],
    );
}
