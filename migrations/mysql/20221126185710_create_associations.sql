-- What accounts attach to each other's messages: likes, replies, emoji reactions.
CREATE TABLE `associations` (
  `id` BINARY(16) NOT NULL PRIMARY KEY,
  `author` CHAR(42),
  `schema` VARCHAR(255),
  `target_id` BINARY(16),
  `target_type` VARCHAR(64),
  `content_hash` CHAR(64),
  `payload` JSON,
  `signature` CHAR(130),
  `c_date` DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6)
) DEFAULT CHARSET utf8mb4;
CREATE UNIQUE INDEX `uniq_association`
  ON `associations` (`author`, `schema`, `target_id`, `target_type`, `content_hash`);
