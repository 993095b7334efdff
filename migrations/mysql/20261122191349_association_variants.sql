-- Fill the new column `variant` of emoji reactions from the document that it was always in.
UPDATE `associations`
SET `variant` = CASE WHEN JSON_TYPE(JSON_EXTRACT(`associations`.`payload`, '$."body"."imageUrl"')) <> 'NULL' THEN JSON_UNQUOTE(JSON_EXTRACT(`associations`.`payload`, '$."body"."imageUrl"')) END
WHERE `associations`.`schema` = 'https://raw.githubusercontent.com/totegamma/concurrent-schemas/master/associations/emoji/0.0.1.json'
  AND NOT (CAST(CONVERT(`associations`.`variant` USING utf8mb4) AS BINARY) <=> CAST(CONVERT(CASE WHEN JSON_TYPE(JSON_EXTRACT(`associations`.`payload`, '$."body"."imageUrl"')) <> 'NULL' THEN JSON_UNQUOTE(JSON_EXTRACT(`associations`.`payload`, '$."body"."imageUrl"')) END USING utf8mb4) AS BINARY));
