package guitai.sandbox.alipay;

import guitai.sandbox.simulator.Ledger;
import java.util.Map;

/// Writes the notifications about agreements.
record AgreementNotices(Ledger<OrderState, Entry> ledger) {
  private static final String CHARSET = "utf-8";
  private static final String FOR_EVER = "2115-02-01 00:00:00";

  /// @param fields that all notifications have
  Notification of(CallbackSubject subject, Map<String, String> fields) {
    var agreement = agreement(subject.subject());
    boolean ended = subject.event() == CallbackSubject.Event.UNSIGNED;
    fields.put("notify_type", ended ? "dut_user_unsign" : "dut_user_sign");
    fields.put("charset", CHARSET);
    fields.put("status", ended ? "UNSIGN" : "NORMAL");
    fields.put("agreement_no", agreement.number());
    fields.put("external_agreement_no", agreement.external());
    fields.put("alipay_user_id", agreement.buyer());
    fields.put("alipay_logon_id", PaymentFields.LOGON_ID);
    fields.put("personal_product_code", "CYCLE_PAY_AUTH_P");
    fields.put("sign_scene", agreement.scene());
    fields.put("sign_time", BeijingTime.second(agreement.signedAt()));
    fields.put("valid_time", BeijingTime.second(agreement.signedAt()));
    fields.put("invalid_time", FOR_EVER);
    agreement
        .endedAt()
        .filter(_ -> ended)
        .ifPresent(at -> fields.put("unsign_time", BeijingTime.second(at)));
    return new Notification(agreement.notifyUrl(), CHARSET, fields);
  }

  private Agreement agreement(String number) {
    synchronized (ledger) {
      return ledger.books().agreement(number).orElseThrow();
    }
  }
}
