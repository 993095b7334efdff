-- What accounts attach to each other's messages: likes, replies, emoji reactions.
CREATE TABLE "associations" (
  "id" uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  "author" char(42),
  "schema" text,
  "target_id" uuid,
  "target_type" text,
  "content_hash" char(64),
  "payload" json,
  "signature" char(130),
  "c_date" timestamptz NOT NULL DEFAULT clock_timestamp()
);
CREATE UNIQUE INDEX "uniq_association"
  ON "associations" ("author", "schema", "target_id", "target_type", "content_hash");
