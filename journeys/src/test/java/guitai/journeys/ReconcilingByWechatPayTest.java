package guitai.journeys;

/// What the store finds out and puts right by itself, by WeChat Pay.
class ReconcilingByWechatPayTest extends ReconcilingJourney {
  ReconcilingByWechatPayTest() {
    super(Provider.WECHAT_PAY);
  }
}
