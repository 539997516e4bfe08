package guitai.journeys;

/// Recovery of payments and attempts, by WeChat Pay.
class ReconcilingByWechatPayTest extends ReconcilingJourney {
  ReconcilingByWechatPayTest() {
    super(Provider.WECHAT_PAY);
  }
}
