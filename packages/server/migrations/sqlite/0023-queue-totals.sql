-- Expand. How many messages lie in the lanes of each integration, are held for it, and are its dead letters: counting a backlog
-- each time it is shown costs more the longer a destination is away. Kept by the same transaction, whoever
-- writes; a row that is replaced would not be seen to go, so none of the three is written with OR REPLACE.
CREATE TABLE queue_totals (
  integration INTEGER PRIMARY KEY,
  messages INTEGER NOT NULL DEFAULT 0,
  held INTEGER NOT NULL DEFAULT 0,
  dead_letters INTEGER NOT NULL DEFAULT 0
) STRICT;

INSERT INTO queue_totals (integration, messages)
SELECT integration, count(*) FROM messages GROUP BY integration;
INSERT INTO queue_totals (integration, held)
SELECT integration, count(*) FROM held WHERE true GROUP BY integration
ON CONFLICT DO UPDATE SET held = excluded.held;
INSERT INTO queue_totals (integration, dead_letters)
SELECT integration, count(*) FROM dead_letters WHERE true GROUP BY integration
ON CONFLICT DO UPDATE SET dead_letters = excluded.dead_letters;

CREATE TRIGGER messages_come AFTER INSERT ON messages BEGIN
  INSERT INTO queue_totals (integration, messages) VALUES (NEW.integration, 1)
  ON CONFLICT DO UPDATE SET messages = messages + 1;
END;
CREATE TRIGGER messages_go AFTER DELETE ON messages BEGIN
  UPDATE queue_totals SET messages = messages - 1 WHERE integration = OLD.integration;
END;
CREATE TRIGGER held_come AFTER INSERT ON held BEGIN
  INSERT INTO queue_totals (integration, held) VALUES (NEW.integration, 1)
  ON CONFLICT DO UPDATE SET held = held + 1;
END;
CREATE TRIGGER held_go AFTER DELETE ON held BEGIN
  UPDATE queue_totals SET held = held - 1 WHERE integration = OLD.integration;
END;
CREATE TRIGGER dead_letters_come AFTER INSERT ON dead_letters BEGIN
  INSERT INTO queue_totals (integration, dead_letters) VALUES (NEW.integration, 1)
  ON CONFLICT DO UPDATE SET dead_letters = dead_letters + 1;
END;
CREATE TRIGGER dead_letters_go AFTER DELETE ON dead_letters BEGIN
  UPDATE queue_totals SET dead_letters = dead_letters - 1 WHERE integration = OLD.integration;
END;
