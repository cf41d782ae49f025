CREATE TABLE `identities` (
	`id` text PRIMARY KEY NOT NULL,
	`council` text NOT NULL,
	`account_id` text NOT NULL,
	`provider` text NOT NULL,
	`subject` text NOT NULL,
	`subject_index` text NOT NULL,
	`email` text,
	`joined_at` integer NOT NULL,
	FOREIGN KEY (`account_id`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `identities_by_subject` ON `identities` (`council`,`subject_index`);--> statement-breakpoint
CREATE INDEX `identities_by_account` ON `identities` (`account_id`);--> statement-breakpoint
CREATE TABLE `merges` (
	`id` text PRIMARY KEY NOT NULL,
	`council` text NOT NULL,
	`kept_id` text NOT NULL,
	`other_id` text NOT NULL,
	`session_id` text NOT NULL,
	`expires_at` integer NOT NULL,
	`other_password_changed_at` integer NOT NULL,
	`other_phone_changed_at` integer,
	`other_email_index` text NOT NULL,
	`other_identity_id` text,
	FOREIGN KEY (`kept_id`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`other_id`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `merges_by_expiry` ON `merges` (`expires_at`);--> statement-breakpoint
CREATE TABLE `social_trips` (
	`id` text PRIMARY KEY NOT NULL,
	`council` text NOT NULL,
	`provider` text NOT NULL,
	`browser` text NOT NULL,
	`carried` text NOT NULL,
	`expires_at` integer NOT NULL,
	`used_at` integer
);
--> statement-breakpoint
CREATE INDEX `social_trips_by_expiry` ON `social_trips` (`expires_at`);--> statement-breakpoint
CREATE TABLE `contact_changes` (
	`id` text PRIMARY KEY NOT NULL,
	`council` text NOT NULL,
	`account_id` text NOT NULL,
	`kind` text NOT NULL,
	`value` text NOT NULL,
	`sent_at` integer NOT NULL,
	`sends` integer NOT NULL,
	`expires_at` integer NOT NULL,
	FOREIGN KEY (`account_id`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `contact_changes_by_account` ON `contact_changes` (`account_id`,`kind`);--> statement-breakpoint
CREATE INDEX `contact_changes_by_expiry` ON `contact_changes` (`expires_at`);--> statement-breakpoint
ALTER TABLE `accounts` ADD `reviewed_at` integer;