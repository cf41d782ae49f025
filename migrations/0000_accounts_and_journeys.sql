CREATE TABLE `accounts` (
	`id` text PRIMARY KEY NOT NULL,
	`council` text NOT NULL,
	`email` text NOT NULL,
	`email_index` text NOT NULL,
	`person` text NOT NULL,
	`password` text NOT NULL,
	`password_changed_at` integer NOT NULL,
	`status` text NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `accounts_by_email` ON `accounts` (`council`,`email_index`);--> statement-breakpoint
CREATE TABLE `audit_heads` (
	`council` text PRIMARY KEY NOT NULL,
	`removed_number` integer NOT NULL,
	`removed_hash` text NOT NULL,
	`number` integer NOT NULL,
	`hash` text NOT NULL,
	`at` integer NOT NULL,
	`signature` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `codes` (
	`id` text PRIMARY KEY NOT NULL,
	`journey_id` text NOT NULL,
	`purpose` text NOT NULL,
	`hash` text NOT NULL,
	`tries_left` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`used_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `codes_by_journey` ON `codes` (`journey_id`,`purpose`);--> statement-breakpoint
CREATE INDEX `codes_by_expiry` ON `codes` (`expires_at`);--> statement-breakpoint
CREATE TABLE `events` (
	`id` text PRIMARY KEY NOT NULL,
	`council` text NOT NULL,
	`number` integer NOT NULL,
	`at` integer NOT NULL,
	`name` text NOT NULL,
	`account_id` text,
	`facts` text NOT NULL,
	`hash` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `events_by_number` ON `events` (`council`,`number`);--> statement-breakpoint
CREATE INDEX `events_by_account` ON `events` (`account_id`,`at`);--> statement-breakpoint
CREATE TABLE `expectations` (
	`id` integer PRIMARY KEY NOT NULL,
	`met` integer NOT NULL,
	CONSTRAINT "expectation_met" CHECK("expectations"."met" = 1)
);
--> statement-breakpoint
CREATE TABLE `journeys` (
	`id` text PRIMARY KEY NOT NULL,
	`council` text NOT NULL,
	`name` text NOT NULL,
	`progress` text NOT NULL,
	`version` integer NOT NULL,
	`expires_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `journeys_by_expiry` ON `journeys` (`expires_at`);--> statement-breakpoint
CREATE TABLE `limits` (
	`id` text PRIMARY KEY NOT NULL,
	`count` integer NOT NULL,
	`since` integer NOT NULL,
	`until` integer NOT NULL,
	`expires_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `limits_by_expiry` ON `limits` (`expires_at`);--> statement-breakpoint
CREATE TABLE `messages` (
	`id` text PRIMARY KEY NOT NULL,
	`council` text NOT NULL,
	`channel` text NOT NULL,
	`recipient` text NOT NULL,
	`subject` text NOT NULL,
	`body` text NOT NULL,
	`status` text NOT NULL,
	`provider` text,
	`reference` text,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `messages_by_age` ON `messages` (`created_at`);--> statement-breakpoint
CREATE INDEX `messages_by_expiry` ON `messages` (`expires_at`);--> statement-breakpoint
CREATE TABLE `password_history` (
	`id` text PRIMARY KEY NOT NULL,
	`account_id` text NOT NULL,
	`password` text NOT NULL,
	`replaced_at` integer NOT NULL,
	FOREIGN KEY (`account_id`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `password_history_by_account` ON `password_history` (`account_id`,`replaced_at`);--> statement-breakpoint
CREATE TABLE `sessions` (
	`id` text PRIMARY KEY NOT NULL,
	`council` text NOT NULL,
	`account_id` text NOT NULL,
	`factors` text NOT NULL,
	`created_at` integer NOT NULL,
	`ended_at` integer,
	`ended_why` text,
	FOREIGN KEY (`account_id`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `sessions_by_account` ON `sessions` (`account_id`);--> statement-breakpoint
CREATE INDEX `sessions_by_age` ON `sessions` (`created_at`);--> statement-breakpoint
CREATE TABLE `submissions` (
	`id` text PRIMARY KEY NOT NULL,
	`journey_id` text NOT NULL,
	`step` text NOT NULL,
	`input` text NOT NULL,
	`outcome` text,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `submissions_by_age` ON `submissions` (`created_at`);