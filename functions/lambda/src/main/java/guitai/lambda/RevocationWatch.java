package guitai.lambda;

import guitai.json.Json;
import guitai.provider.appstore.Responders.Verdict;
import guitai.provider.appstore.RevocationInquiry;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Asks whether certificates were revoked, and tells people: of each that was, and of answers that
/// don't come.
///
/// @param inquiry empty where a deployment doesn't ask
record RevocationWatch(Optional<RevocationInquiry> inquiry, Metric revoked, Metric unanswered) {
  void run(Duration time, Log.Line log) {
    inquiry.map(asking -> asking.run(time)).ifPresent(run -> tell(run, log));
  }

  private void tell(RevocationInquiry.Run run, Log.Line log) {
    if (run.unanswered() > 0) {
      unanswered.count(run.unanswered(), Instant.now());
      log.put("revocationUnanswered", run.unanswered()).warned();
    }
    if (!run.revoked().isEmpty()) {
      revoked.count(run.revoked().size(), Instant.now());
      var certificates = Json.array();
      run.revoked().forEach(each -> certificates.add(view(each)));
      log.put("revoked", certificates.build()).warned();
    }
  }

  private static JsonObject view(Verdict.Revoked verdict) {
    var certificate = verdict.certificate();
    return Json.object()
        .add("subject", certificate.getSubjectX500Principal().getName())
        .add("serial", certificate.getSerialNumber().toString(16))
        .add("at", verdict.at().toString())
        .add("reason", verdict.reason())
        .build();
  }
}
