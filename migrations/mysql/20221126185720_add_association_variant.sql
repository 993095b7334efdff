-- Which emoji a reaction shows.
ALTER TABLE `associations` ADD COLUMN `variant` TEXT;
