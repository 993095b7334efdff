-- Accounts.
CREATE TABLE `users` (
  `id` INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  `age` INTEGER,
  `name` TEXT,
  `tags` TEXT
);
