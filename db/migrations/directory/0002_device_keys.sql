-- What opens a device's data again after a changed or forgotten password: the device holds its data key wrapped by
-- this key, the server this key alone. Neither opens anything without the other.
CREATE TABLE device_keys (
  account_id TEXT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
  -- Made by the device, says nothing of it.
  device TEXT NOT NULL,
  -- 32 bytes of chance, base64.
  recovery_key TEXT NOT NULL,
  -- ISO instant of the last sign-in with a password from this device.
  used_at TEXT NOT NULL,
  PRIMARY KEY (account_id, device)
) STRICT;
