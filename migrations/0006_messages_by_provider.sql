-- Messages are kept for days at most, so the table is made anew: those on their way at this moment are not told of any more.
DROP TABLE `messages`;
--> statement-breakpoint
CREATE TABLE `messages` (
	`id` text PRIMARY KEY NOT NULL,
	`council` text NOT NULL,
	`channel` text NOT NULL,
	`kind` text NOT NULL,
	`language` text NOT NULL,
	`recipient` text,
	`subject` text,
	`body` text,
	`hint` text NOT NULL,
	`account_id` text,
	`invitation_id` text,
	`code_id` text,
	`status` text NOT NULL,
	`why` text,
	`provider` text,
	`reference` text,
	`created_at` integer NOT NULL,
	`tried_at` integer NOT NULL,
	`expires_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `messages_by_age` ON `messages` (`created_at`);--> statement-breakpoint
CREATE INDEX `messages_by_expiry` ON `messages` (`expires_at`) WHERE body is not null;--> statement-breakpoint
CREATE INDEX `messages_by_status` ON `messages` (`status`,`tried_at`);--> statement-breakpoint
CREATE INDEX `messages_by_account` ON `messages` (`account_id`,`created_at`);--> statement-breakpoint
CREATE INDEX `messages_by_invitation` ON `messages` (`invitation_id`,`created_at`);--> statement-breakpoint
CREATE TABLE `circuits` (
	`id` text PRIMARY KEY NOT NULL,
	`failures` integer NOT NULL,
	`open_until` integer NOT NULL,
	`expires_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `message_attempts` (
	`message_id` text NOT NULL,
	`provider` text NOT NULL,
	`outcome` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`message_id`, `provider`)
);
