CREATE TABLE `tickets` (
	`id` text PRIMARY KEY NOT NULL,
	`council` text NOT NULL,
	`carried` text NOT NULL,
	`expires_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `tickets_by_expiry` ON `tickets` (`expires_at`);