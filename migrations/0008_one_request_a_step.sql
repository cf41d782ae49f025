ALTER TABLE `codes` ADD `owner` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `journeys` ADD `account_id` text;--> statement-breakpoint
UPDATE `codes` SET `owner` = `id`;