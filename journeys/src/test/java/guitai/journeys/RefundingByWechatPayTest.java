package guitai.journeys;

/// Refunds, by WeChat Pay.
class RefundingByWechatPayTest extends RefundingJourney {
  RefundingByWechatPayTest() {
    super(Provider.WECHAT_PAY);
  }
}
