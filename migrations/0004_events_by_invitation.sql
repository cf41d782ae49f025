-- What has happened to an invitation is told by the audit trail: found by the invitation that an event's facts name.
CREATE INDEX `events_by_invitation` ON `events` (`council`, json_extract(`facts`, '$.invitation'), `number`);
