package guitai.journeys;

/// How money goes back, by WeChat Pay.
class RefundingByWechatPayTest extends RefundingJourney {
  RefundingByWechatPayTest() {
    super(Provider.WECHAT_PAY);
  }
}
