package guitai.sandbox.appstore;

import jakarta.json.JsonObject;

/// A subscription's renewal as it is now.
///
/// @param status from 1 to 5: active, expired, billing retry, grace period, revoked
record Subscription(JsonObject renewal, int status) {}
