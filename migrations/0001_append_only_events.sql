-- An event may be chained once and is otherwise never changed.
CREATE TRIGGER `events_are_not_changed` BEFORE UPDATE ON `events`
WHEN OLD.hash IS NOT NULL OR NEW.hash IS NULL OR OLD.id <> NEW.id OR OLD.council <> NEW.council OR OLD.number <> NEW.number
  OR OLD.at <> NEW.at OR OLD.name <> NEW.name OR OLD.account_id IS NOT NEW.account_id OR OLD.facts <> NEW.facts
BEGIN SELECT RAISE(ABORT, 'events are append-only'); END;
--> statement-breakpoint
-- An event is removed only when a signed head says that the chain begins after it.
CREATE TRIGGER `events_are_not_removed` BEFORE DELETE ON `events`
WHEN OLD.number > coalesce((SELECT removed_number FROM audit_heads WHERE council = OLD.council), 0)
BEGIN SELECT RAISE(ABORT, 'events are append-only'); END;
--> statement-breakpoint
-- INSERT OR REPLACE removes without asking the trigger above.
CREATE TRIGGER `events_are_not_replaced` BEFORE INSERT ON `events`
WHEN EXISTS (SELECT 1 FROM events WHERE id = NEW.id OR (council = NEW.council AND number = NEW.number))
BEGIN SELECT RAISE(ABORT, 'events are append-only'); END;
