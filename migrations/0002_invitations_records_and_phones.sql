CREATE TABLE `access_grants` (
	`id` text PRIMARY KEY NOT NULL,
	`council` text NOT NULL,
	`record_id` text NOT NULL,
	`account_id` text NOT NULL,
	`relationship` text NOT NULL,
	`starts_at` integer NOT NULL,
	`ends_at` integer,
	`granted_by` text NOT NULL,
	`granted_at` integer NOT NULL,
	`ended_at` integer,
	`ended_by` text,
	`reason` text,
	FOREIGN KEY (`record_id`) REFERENCES `records`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`account_id`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `access_grants_by_account` ON `access_grants` (`account_id`,`record_id`);--> statement-breakpoint
CREATE INDEX `access_grants_by_record` ON `access_grants` (`record_id`,`granted_at`);--> statement-breakpoint
CREATE TABLE `calls` (
	`id` text PRIMARY KEY NOT NULL,
	`journey_id` text NOT NULL,
	`purpose` text NOT NULL,
	`message_id` text NOT NULL,
	`status` text NOT NULL,
	`expires_at` integer NOT NULL,
	`used_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `calls_by_journey` ON `calls` (`journey_id`,`purpose`);--> statement-breakpoint
CREATE UNIQUE INDEX `calls_by_message` ON `calls` (`message_id`);--> statement-breakpoint
CREATE INDEX `calls_by_expiry` ON `calls` (`expires_at`);--> statement-breakpoint
CREATE TABLE `document_chunks` (
	`id` text PRIMARY KEY NOT NULL,
	`document_id` text NOT NULL,
	`number` integer NOT NULL,
	`content` text NOT NULL,
	FOREIGN KEY (`document_id`) REFERENCES `documents`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `document_chunks_in_order` ON `document_chunks` (`document_id`,`number`);--> statement-breakpoint
CREATE TABLE `document_readers` (
	`document_id` text NOT NULL,
	`account_id` text NOT NULL,
	`seen_at` integer,
	PRIMARY KEY(`document_id`, `account_id`),
	FOREIGN KEY (`document_id`) REFERENCES `documents`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`account_id`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `document_readers_by_account` ON `document_readers` (`account_id`);--> statement-breakpoint
CREATE TABLE `documents` (
	`id` text PRIMARY KEY NOT NULL,
	`council` text NOT NULL,
	`record_id` text NOT NULL,
	`name` text NOT NULL,
	`type` text NOT NULL,
	`bytes` integer NOT NULL,
	`created_by` text NOT NULL,
	`created_at` integer NOT NULL,
	`published_at` integer,
	`withdrawn_at` integer,
	FOREIGN KEY (`record_id`) REFERENCES `records`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `documents_by_record` ON `documents` (`record_id`,`created_at`);--> statement-breakpoint
CREATE TABLE `drafts` (
	`id` text PRIMARY KEY NOT NULL,
	`account_id` text NOT NULL,
	`fields` text NOT NULL,
	`expires_at` integer NOT NULL,
	FOREIGN KEY (`account_id`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `drafts_by_expiry` ON `drafts` (`expires_at`);--> statement-breakpoint
CREATE TABLE `invitation_records` (
	`id` text PRIMARY KEY NOT NULL,
	`invitation_id` text NOT NULL,
	`record_id` text NOT NULL,
	`relationship` text NOT NULL,
	`ends_at` integer,
	`answer` text,
	FOREIGN KEY (`invitation_id`) REFERENCES `invitations`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`record_id`) REFERENCES `records`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `invitation_records_once` ON `invitation_records` (`invitation_id`,`record_id`);--> statement-breakpoint
CREATE INDEX `invitation_records_by_record` ON `invitation_records` (`record_id`);--> statement-breakpoint
CREATE TABLE `invitations` (
	`id` text PRIMARY KEY NOT NULL,
	`council` text NOT NULL,
	`owner_id` text NOT NULL,
	`email` text NOT NULL,
	`email_index` text NOT NULL,
	`person` text NOT NULL,
	`language` text NOT NULL,
	`status` text NOT NULL,
	`version` integer NOT NULL,
	`code` text NOT NULL,
	`code_tries_left` integer NOT NULL,
	`wrong_codes` integer NOT NULL,
	`code_expires_at` integer NOT NULL,
	`link` text,
	`link_expires_at` integer,
	`account_id` text,
	`created_at` integer NOT NULL,
	`changed_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `invitations_by_link` ON `invitations` (`link`);--> statement-breakpoint
CREATE INDEX `invitations_by_email` ON `invitations` (`council`,`email_index`);--> statement-breakpoint
CREATE INDEX `invitations_by_owner` ON `invitations` (`owner_id`,`changed_at`);--> statement-breakpoint
CREATE INDEX `invitations_by_state` ON `invitations` (`council`,`status`,`changed_at`);--> statement-breakpoint
CREATE TABLE `phone_requests` (
	`id` text PRIMARY KEY NOT NULL,
	`council` text NOT NULL,
	`asked_at` integer NOT NULL,
	FOREIGN KEY (`id`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `phone_requests_by_council` ON `phone_requests` (`council`,`asked_at`);--> statement-breakpoint
CREATE TABLE `record_workers` (
	`record_id` text NOT NULL,
	`staff_id` text NOT NULL,
	`since` integer NOT NULL,
	PRIMARY KEY(`record_id`, `staff_id`),
	FOREIGN KEY (`record_id`) REFERENCES `records`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `record_workers_by_staff` ON `record_workers` (`staff_id`);--> statement-breakpoint
CREATE TABLE `records` (
	`id` text PRIMARY KEY NOT NULL,
	`council` text NOT NULL,
	`number` text NOT NULL,
	`number_index` text NOT NULL,
	`person` text NOT NULL,
	`surname_index` text NOT NULL,
	`born_index` text NOT NULL,
	`created_at` integer NOT NULL,
	`changed_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `records_by_number` ON `records` (`council`,`number_index`);--> statement-breakpoint
CREATE INDEX `records_by_surname` ON `records` (`council`,`surname_index`);--> statement-breakpoint
CREATE INDEX `records_by_born` ON `records` (`council`,`born_index`);--> statement-breakpoint
CREATE INDEX `records_by_age` ON `records` (`council`,`created_at`);--> statement-breakpoint
CREATE TABLE `staff` (
	`id` text PRIMARY KEY NOT NULL,
	`council` text NOT NULL,
	`role` text NOT NULL,
	`contact` text NOT NULL,
	`since` integer NOT NULL,
	FOREIGN KEY (`id`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `staff_by_council` ON `staff` (`council`,`since`);--> statement-breakpoint
CREATE TABLE `staff_invitations` (
	`id` text PRIMARY KEY NOT NULL,
	`council` text NOT NULL,
	`email` text NOT NULL,
	`role` text NOT NULL,
	`link` text NOT NULL,
	`invited_by` text,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`used_at` integer,
	`withdrawn_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `staff_invitations_by_link` ON `staff_invitations` (`link`);--> statement-breakpoint
CREATE INDEX `staff_invitations_by_council` ON `staff_invitations` (`council`,`created_at`);--> statement-breakpoint
ALTER TABLE `accounts` ADD `phone` text;--> statement-breakpoint
ALTER TABLE `accounts` ADD `phone_changed_at` integer;