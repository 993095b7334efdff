-- Give every account its tags.

-- Backfill NULL or null tags with a default value.
UPDATE `users`
SET `tags` = '["foo","bar"]'
WHERE `users`.`tags` IS NULL OR json_type(`users`.`tags`) = 'null';
-- Append the 'org' tag for organization accounts in case they don't have it.
UPDATE `users`
SET `tags` = CASE WHEN `users`.`tags` IS NULL OR json_type(`users`.`tags`) = 'null' THEN json_array('org') WHEN json_type(`users`.`tags`) = 'array' THEN json_insert(`users`.`tags`, '$[#]', 'org') ELSE json_array(json(`users`.`tags`), 'org') END
WHERE (`users`.`name` GLOB 'org-*' OR `users`.`name` GLOB '*-org')
  AND NOT CASE WHEN `users`.`tags` IS NOT NULL THEN json_type(`users`.`tags`) <> 'object' AND EXISTS (SELECT 1 FROM json_each(`users`.`tags`) WHERE json_each.type = 'text' AND json_each.atom = 'org') END;
