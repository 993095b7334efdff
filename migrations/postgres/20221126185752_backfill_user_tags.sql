-- Give every account its tags.

-- Backfill NULL or null tags with a default value.
UPDATE "users"
SET "tags" = '["foo","bar"]'
WHERE "users"."tags" IS NULL OR jsonb_typeof("users"."tags") = 'null';
-- Append the 'org' tag for organization accounts in case they don't have it.
UPDATE "users"
SET "tags" = COALESCE(NULLIF("users"."tags", 'null'), '[]') || '["org"]'
WHERE ("users"."name" LIKE 'org-%' OR "users"."name" LIKE '%-org')
  AND NOT ("users"."tags" @> '"org"');
