package guitai.lambda;

import guitai.json.Json;
import guitai.provider.appstore.Responders.Verdict;
import guitai.provider.appstore.RevocationInquiry;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.Optional;

/// Queries whether certificates were revoked; counts and logs each revoked one, and each query
/// without an answer.
///
/// @param inquiry empty where a deployment doesn't check revocation
record RevocationWatch(Optional<RevocationInquiry> inquiry, Metric revoked, Metric unanswered) {
  void run(Duration time, Log.Line log) {
    inquiry.map(each -> each.run(time)).ifPresent(run -> report(run, log));
  }

  private void report(RevocationInquiry.Run run, Log.Line log) {
    if (run.unanswered() > 0) {
      unanswered.count(run.unanswered());
      log.put("revocationUnanswered", run.unanswered()).warned();
    }
    if (!run.revoked().isEmpty()) {
      revoked.count(run.revoked().size());
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
