//! Documents that change their form.

use amend::prelude::*;

use crate::run::{backfill, schema};

#[test]
fn a_document_goes_from_version_1_to_version_2() {
    #[derive(Table)]
    #[table(name = "profiles")]
    struct Profile {
        doc: Option<Json>,
    }
    backfill(
        |server| {
            schema(
                server,
                r#"CREATE TABLE profiles (id BIGINT PRIMARY KEY, doc {json}, name {text}, v {text});
                   INSERT INTO profiles (id, doc) VALUES (1, '{"name":"Zoë","old":1}'),
                       (2, '{"v":2,"profile":{"name":"x"}}'), (3, NULL)"#,
            )
        },
        |m| {
            m.change(
                Profile::update()
                    .set(
                        Profile::doc,
                        Profile::doc
                            .with(
                                "profile",
                                json_object([("name", Profile::doc.get("name").as_str())]),
                            )
                            .with("v", 2)
                            .without("name")
                            .without("old"),
                    )
                    .filter(Profile::doc.has_key("v").not()),
            )
            .comment("Into the profile.");
            #[derive(Table)]
            #[table(name = "profiles")]
            struct Shown {
                doc: Option<Json>,
                name: Option<String>,
                v: Option<String>,
            }
            m.change(
                Shown::update().set(Shown::name, Shown::doc.get("profile").get("name").text()).set(
                    Shown::v,
                    Shown::doc.get("old").text().coalesce(Shown::doc.get("v").text()),
                ),
            )
            .comment("What a program reads of it.");
        },
        "SELECT id, name, v FROM profiles ORDER BY id",
        &["1|Zoë|2", "2|x|2", "3|NULL|NULL"],
    );
}
