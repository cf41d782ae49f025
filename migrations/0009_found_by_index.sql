CREATE INDEX `merges_by_kept` ON `merges` (`kept_id`);--> statement-breakpoint
CREATE INDEX `merges_by_other` ON `merges` (`other_id`);--> statement-breakpoint
-- What was done to an account is told by the audit trail: found by the account that an event's facts name.
CREATE INDEX `events_by_about` ON `events` (json_extract(`facts`, '$.account'));
