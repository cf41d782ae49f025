-- Every look at a record is an event that its workers can see: found by the record that an event's facts name.
CREATE INDEX `events_by_record` ON `events` (`council`, json_extract(`facts`, '$.record'), `number`);
