-- Take the blanks off both ends of user names.
UPDATE `users` SET `name` = TRIM(`name`) WHERE CHAR_LENGTH(`name`) <> CHAR_LENGTH(TRIM(`name`));
