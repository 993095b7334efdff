-- Fill the new column `variant` of emoji reactions from the document that it was always in.
UPDATE "associations"
SET "variant" = "associations"."payload" -> 'body' ->> 'imageUrl'
WHERE "associations"."schema" = 'https://raw.githubusercontent.com/totegamma/concurrent-schemas/master/associations/emoji/0.0.1.json'
  AND "associations"."variant" IS DISTINCT FROM "associations"."payload" -> 'body' ->> 'imageUrl';
