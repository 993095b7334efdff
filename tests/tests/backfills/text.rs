//! Text and numbers that were written in many ways.

use amend::prelude::*;
use amend_tests::Server;

use crate::run::{backfill, backfill_on, schema};

#[test]
fn phone_numbers_are_normalised() {
    #[derive(Table)]
    #[table(name = "contacts")]
    struct Contact {
        phone: Option<String>,
    }
    backfill(
        |server| {
            schema(
                server,
                "CREATE TABLE contacts (id BIGINT PRIMARY KEY, phone {text});
                 INSERT INTO contacts VALUES (1, ' 0049 30 (12)-34'), (2, '+49301234'), (3, NULL),
                     (4, '030/12 34')",
            )
        },
        |m| {
            let mut digits = Contact::phone.trim();
            for noise in [" ", "-", "(", ")", "/"] {
                digits = digits.replace(noise, "");
            }
            m.change(Contact::update().set(Contact::phone, digits).only_changed())
                .comment("Take out what is no digit.");
            let international = text("+").concat(Contact::phone.substring_from(3));
            m.change(
                Contact::update()
                    .set(Contact::phone, international)
                    .filter(Contact::phone.starts_with("00")),
            )
            .comment("00 is +.");
        },
        "SELECT id, phone FROM contacts ORDER BY id",
        &["1|+49301234", "2|+49301234", "3|NULL", "4|0301234"],
    );
}

#[test]
fn a_price_that_is_a_double_becomes_minor_units() {
    #[derive(Table)]
    #[table(name = "products")]
    struct Product {
        price: Option<f64>,
        cents: Option<i64>,
    }
    backfill(
        |server| {
            let double = if server == Server::Sqlite { "REAL" } else { "DOUBLE PRECISION" };
            format!(
                "CREATE TABLE products (id BIGINT PRIMARY KEY, price {double}, cents BIGINT);
                 INSERT INTO products (id, price) VALUES (1, 12.34), (2, 0.1), (3, NULL), (4, -4.35),
                     (5, 1.005)"
            )
        },
        |m| {
            let cents = (Product::price * 100.0).round().to_i64();
            m.change(
                Product::update().set(Product::cents, cents).filter(Product::price.is_not_null()),
            );
        },
        "SELECT id, cents FROM products ORDER BY id",
        &["1|1234", "2|10", "3|NULL", "4|-435", "5|100"],
    );
}

#[test]
fn a_price_becomes_minor_units() {
    #[derive(Table)]
    #[table(name = "products")]
    struct Product {
        #[column(precision = 10, scale = 3)]
        price: Option<Decimal>,
        cents: Option<i64>,
        #[column(precision = 10, scale = 2)]
        net: Option<Decimal>,
    }
    // SQLite has no exact decimals, and keeps its prices in minor units to begin with.
    backfill_on(
        &[Server::Postgres, Server::Mysql, Server::Mariadb],
        |_| {
            "CREATE TABLE products (id BIGINT PRIMARY KEY, price DECIMAL(10,3), cents BIGINT,
                 net DECIMAL(10,2));
             INSERT INTO products (id, price) VALUES (1, 12.34), (2, 0.1), (3, NULL), (4, -4.35),
                 (5, 1.005)"
                .to_owned()
        },
        |m| {
            let cents = (Product::price * Decimal::ONE_HUNDRED).round().to_i64();
            m.change(
                Product::update().set(Product::cents, cents).filter(Product::price.is_not_null()),
            )
            .comment("Whole cents, from the middle away from 0.");
            let net = Product::cents.to_decimal().div_round(Decimal::from(119), 2);
            m.change(Product::update().set(Product::net, net)).comment("Without the tax of 19 %.");
        },
        "SELECT id, cents, net FROM products ORDER BY id",
        &["1|1234|10.37", "2|10|0.08", "3|NULL|NULL", "4|-435|-3.66", "5|101|0.85"],
    );
}
