ALTER TABLE `tickets` ADD `account_id` text REFERENCES accounts(id) ON DELETE cascade;--> statement-breakpoint
ALTER TABLE `tickets` ADD `proved_at` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `tickets` ADD `became` text;--> statement-breakpoint
CREATE INDEX `tickets_by_account` ON `tickets` (`account_id`);