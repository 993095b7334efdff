-- Take the blanks off both ends of user names.
UPDATE `users` SET `name` = TRIM(`name`) WHERE `name` <> TRIM(`name`);
