-- What accounts attach to each other's messages: likes, replies, emoji reactions.
CREATE TABLE `associations` (
  `id` BLOB NOT NULL PRIMARY KEY,
  `author` TEXT,
  `schema` TEXT,
  `target_id` BLOB,
  `target_type` TEXT,
  `content_hash` TEXT,
  `payload` TEXT,
  `signature` TEXT,
  `c_date` TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%f+00:00', 'now'))
);
CREATE UNIQUE INDEX `uniq_association`
  ON `associations` (`author`, `schema`, `target_id`, `target_type`, `content_hash`);
