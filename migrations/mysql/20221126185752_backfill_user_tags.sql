-- Give every account its tags.

-- Backfill NULL or null tags with a default value.
UPDATE `users`
SET `tags` = '["foo","bar"]'
WHERE `users`.`tags` IS NULL OR JSON_TYPE(`users`.`tags`) = 'NULL';
-- Append the 'org' tag for organization accounts in case they don't have it.
UPDATE `users`
SET `tags` = CASE WHEN `users`.`tags` IS NULL OR JSON_TYPE(`users`.`tags`) = 'NULL' THEN JSON_ARRAY('org') ELSE JSON_ARRAY_APPEND(`users`.`tags`, '$', 'org') END
WHERE (`users`.`name` LIKE 'org-%' OR `users`.`name` LIKE '%-org')
  AND NOT JSON_OVERLAPS(`users`.`tags`, '["org"]');
