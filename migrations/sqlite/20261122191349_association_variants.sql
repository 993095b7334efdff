-- Fill the new column `variant` of emoji reactions from the document that it was always in.
UPDATE `associations`
SET `variant` = CASE json_type(`associations`.`payload`, '$."body"."imageUrl"') WHEN 'true' THEN 'true' WHEN 'false' THEN 'false' ELSE CAST(`associations`.`payload` ->> '$."body"."imageUrl"' AS TEXT) END
WHERE `associations`.`schema` = 'https://raw.githubusercontent.com/totegamma/concurrent-schemas/master/associations/emoji/0.0.1.json'
  AND `associations`.`variant` COLLATE BINARY IS NOT CASE json_type(`associations`.`payload`, '$."body"."imageUrl"') WHEN 'true' THEN 'true' WHEN 'false' THEN 'false' ELSE CAST(`associations`.`payload` ->> '$."body"."imageUrl"' AS TEXT) END;
