package guitai.dynamodb;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProviderChain;
import software.amazon.awssdk.auth.credentials.ContainerCredentialsProvider;
import software.amazon.awssdk.auth.credentials.EnvironmentVariableCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.defaultsmode.DefaultsMode;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// The client as every function has it: one try takes at most 0.7 s, all three 2 s, so that a
/// provider that waits five seconds always gets an answer.
public final class DynamoDb {
  private static final Duration ATTEMPT = Duration.ofMillis(700);
  private static final Duration CALL = Duration.ofSeconds(2);
  private static final int ATTEMPTS = 3;

  private DynamoDb() {}

  /// @param endpoint of a DynamoDB other than AWS's, which takes any credentials; empty on AWS
  public static DynamoDbClient client(Optional<URI> endpoint, String region) {
    return client(endpoint, region, List.of());
  }

  /// @param interceptors see every request, for example to count them
  public static DynamoDbClient client(
      Optional<URI> endpoint, String region, List<ExecutionInterceptor> interceptors) {
    var client =
        DynamoDbClient.builder()
            .region(Region.of(region))
            .defaultsMode(DefaultsMode.IN_REGION)
            .credentialsProvider(credentials(endpoint))
            .httpClientBuilder(
                UrlConnectionHttpClient.builder().connectionTimeout(ATTEMPT).socketTimeout(ATTEMPT))
            .overrideConfiguration(
                ClientOverrideConfiguration.builder()
                    .apiCallAttemptTimeout(ATTEMPT)
                    .apiCallTimeout(CALL)
                    .retryStrategy(retries())
                    .executionInterceptors(interceptors)
                    .build());
    endpoint.ifPresent(client::endpointOverride);
    return client.build();
  }

  private static RetryStrategy retries() {
    var backoff = BackoffStrategy.exponentialDelay(Duration.ofMillis(25), Duration.ofMillis(400));
    return AwsRetryStrategy.standardRetryStrategy().toBuilder()
        .maxAttempts(ATTEMPTS)
        .backoffStrategy(backoff)
        .throttlingBackoffStrategy(backoff)
        .build();
  }

  /// No profile files and no instance metadata: a function has neither, and the search takes time.
  private static AwsCredentialsProvider credentials(Optional<URI> endpoint) {
    return endpoint.isPresent()
        ? StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local"))
        : AwsCredentialsProviderChain.builder()
            .addCredentialsProvider(EnvironmentVariableCredentialsProvider.create())
            .addCredentialsProvider(ContainerCredentialsProvider.create())
            .build();
  }
}
