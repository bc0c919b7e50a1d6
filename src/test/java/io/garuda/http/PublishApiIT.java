package io.garuda.http;

import static io.garuda.http.ApiClient.encoded;
import static io.garuda.http.ApiClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.garuda.api.ApiToken;
import io.garuda.contract.ContractExtension;
import io.garuda.token.Secrets;
import io.garuda.token.Tokens;
import io.garuda.wire.PhoenixClient;
import io.garuda.wire.Topics;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What programs do by HTTP that sockets hear, and each way in which they are refused. */
@ExtendWith(ContractExtension.class)
class PublishApiIT {
  private final URI base;
  private final ApiClient api;
  private final String topic = Topics.fresh("bench");

  PublishApiIT(URI base) {
    this.base = base;
    this.api = ApiClient.of(base);
  }

  private static String messages(String topic) {
    return "/topics/" + encoded(topic) + "/messages";
  }

  private static PhoenixClient joined(URI base, String topic) {
    PhoenixClient client = PhoenixClient.connect(base);
    client.join(topic);
    return client;
  }

  @Test
  void aSubscriberHearsWhatIsPublishedAndARetryOnce() {
    try (PhoenixClient client = joined(base, topic)) {
      String message = "{'event':'new_msg','payload':{'body':'hello','n':1}}";
      assertThat(api.publish(topic, message, "\"key\"")).hasToString("{\"repeated\":false}");
      assertThat(api.publish(topic, message, "\"key\"")).hasToString("{\"repeated\":true}");
      assertThat(api.publish(topic, message, "key")).hasToString("{\"repeated\":true}");
      json(200, api.post(messages(topic), "{'event':'last'}"));
      client.expect("[null,null,'%s','new_msg',{'body':'hello','n':1}]", topic);
      client.expect("[null,null,'%s','last',{}]", topic);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"é ü", "a;b=c", "100%", "a/b", "a:b:c", "+"})
  void anyTopicMayStandInThePath(String rest) {
    String named = topic + rest;
    try (PhoenixClient client = joined(base, named)) {
      json(200, api.post(messages(named), "{'event':'e'}"));
      client.expect("[null,null,'%s','e',{}]", named);
    }
  }

  @Test
  void aBatchIsPublishedInOrderOrNotAtAll() {
    String kept = Topics.fresh("log");
    try (PhoenixClient client = joined(base, topic)) {
      JsonNode results = json(
          200,
          api.post(
              "/messages",
              String.format(
                  "{'messages':[{'topic':'%s','event':'one'},"
                      + "{'topic':'%s','event':'two','idempotency_key':'k'},"
                      + "{'topic':'%s','event':'two','idempotency_key':'k'},"
                      + "{'topic':'%s','event':'kept','payload':{'a':[1]}}]}",
                  topic, topic, topic, kept)));
      assertThat(results.get("messages")).hasSize(4);
      assertThat(results.at("/messages/2/repeated").asBoolean()).isTrue();
      assertThat(results.at("/messages/3/cursor").asText()).endsWith(":1");
      JsonNode errors = json(
          422,
          api.post(
              "/messages",
              String.format(
                  "{'messages':[{'topic':'%s','event':'e'},{'topic':'%s'}]}", kept, kept)));
      assertThat(errors.at("/errors"))
          .hasToString("{\"messages[1].event\":[\"must not be blank\"]}");
      client.expect("[null,null,'%s','one',{}]", topic);
      client.expect("[null,null,'%s','two',{}]", topic);
      JsonNode past = json(200, api.get("/topics/" + encoded(kept) + "/history"));
      assertThat(past.get("messages")).hasSize(1);
    }
  }

  @Test
  void aHistoryIsReadFromACursorOn() {
    String kept = Topics.fresh("log");
    String path = "/topics/" + encoded(kept) + "/history";
    String first =
        api.publish(kept, "{'event':'a','payload':{'n':1}}", "a").get("cursor").asText();
    String second = api.publish(kept, "{'event':'b'}", "b").get("cursor").asText();
    assertThat(api.publish(kept, "{'event':'a'}", "a"))
        .hasToString("{\"repeated\":true,\"cursor\":\"" + first + "\"}");
    assertThat(json(200, api.get(path)))
        .hasToString(("{'cursor':'" + second + "','complete':true,'messages':["
                + "{'event':'a','payload':{'n':1},'cursor':'" + first + "'},"
                + "{'event':'b','payload':{},'cursor':'" + second + "'}]}")
            .replace('\'', '"'));
    JsonNode after = json(200, api.get(path + "?after=" + encoded(first)));
    assertThat(after.get("complete").asBoolean()).isTrue();
    assertThat(after.at("/messages/0/event").asText()).isEqualTo("b");
    JsonNode cut = json(200, api.get(path + "?limit=1"));
    assertThat(cut.get("complete").asBoolean()).isFalse();
    assertThat(cut.get("messages")).hasSize(1);
    JsonNode lost = json(200, api.get(path + "?after=other:1"));
    assertThat(lost.get("complete").asBoolean()).isFalse();
    assertThat(lost.get("messages")).hasSize(2);
    for (String wrong : List.of("?limit=0", "?limit=1001", "?limit=x", "?after=x")) {
      json(422, api.get(path + wrong));
    }
    JsonNode none = json(404, api.get("/topics/" + topic + "/history"));
    assertThat(none).hasToString("{\"errors\":{\"topic\":[\"keeps no history\"]}}");
  }

  @Test
  void whoIsOnATopicIsTold() {
    String here = Topics.fresh("presence");
    String path = "/topics/" + encoded(here) + "/presence";
    assertThat(json(200, api.get(path))).isEmpty();
    try (PhoenixClient client = PhoenixClient.connect(base)) {
      client.join(here, "{'user_id':'7'}");
      JsonNode state = client.next();
      assertThat(state.get(3).asText()).isEqualTo("presence_state");
      assertThat(json(200, api.get(path))).isEqualTo(state.get(4));
    }
  }

  @Test
  void aSocketIsDisconnectedByItsId() {
    String id = UUID.randomUUID().toString();
    try (PhoenixClient client = PhoenixClient.connect(base, "/socket", "user_id=" + id)) {
      client.heartbeat();
      assertThat(json(200, api.post("/sockets/user_socket:" + id + "/disconnect", ""))
              .get("id"))
          .hasToString("\"user_socket:" + id + "\"");
      assertThat(client.raw().next().closeCode()).isEqualTo(1001);
    }
  }

  private void refused(String authorization, String error) {
    HttpResponse<String> answer =
        ApiClient.with(base, authorization).post(messages(topic), "{'event':'e'}");
    assertThat(json(401, answer)).hasToString("{\"errors\":{\"detail\":\"Unauthorized\"}}");
    assertThat(answer.headers().allValues("www-authenticate"))
        .containsExactly("Bearer realm=\"pubsub\"" + error);
  }

  @Test
  void whoShowsNoTokenOrAWrongOneIsRefused() {
    String token = ApiClient.ALL.sign(ApiClient.TOKENS);
    String invalid = ", error=\"invalid_token\", error_description=\"the token is not valid\"";
    refused("", "");
    refused("Basic " + token, "");
    refused("Bearer " + token + "A", invalid);
    refused("Bearer", "");
    refused("Bearer " + ApiClient.ALL.sign(ApiClient.TOKENS, Tokens.FOREVER), invalid);
    Tokens others = new Tokens(
        Secrets.of("a secret of another application, as long"),
        Clock.systemUTC(),
        new com.fasterxml.jackson.databind.json.JsonMapper());
    refused("Bearer " + ApiClient.ALL.sign(others), invalid);
    refused(
        "Bearer " + ApiClient.ALL.sign(ApiClient.TOKENS, Duration.ofMillis(-1)),
        ", error=\"invalid_token\", error_description=\"the token has expired\"");
  }

  @Test
  void whoHasNoGrantIsRefused() {
    ApiToken wrong =
        ApiToken.of("test").publish("log:*").publish("bench:1").disconnect("user_socket:7");
    ApiClient other = ApiClient.of(base, wrong);
    for (HttpResponse<String> answer : List.of(
        other.post(messages(topic), "{'event':'e'}"),
        other.post(messages("bench:12"), "{'event':'e'}"),
        other.post(messages("unknown"), "{'event':'e'}"), // which nobody may find out
        other.post(
            "/messages",
            "{'messages':[{'topic':'bench:1','event':'e'},{'topic':'bench:2','event':'e'}]}"),
        other.get("/topics/log:1/history"),
        other.get("/topics/log:1/presence"),
        other.post("/sockets/user_socket:8/disconnect", ""))) {
      assertThat(json(403, answer)).hasToString("{\"errors\":{\"detail\":\"Forbidden\"}}");
      assertThat(answer.headers().firstValue("www-authenticate").orElse(""))
          .startsWith("Bearer realm=\"pubsub\", error=\"insufficient_scope\"");
    }
    json(200, other.post(messages("bench:1"), "{'event':'e'}"));
  }

  @Test
  void anUnknownTopicIsTold() {
    for (HttpResponse<String> answer : List.of(
        api.post(messages("unknown:1"), "{'event':'e'}"),
        api.get("/topics/unknown:1/history"),
        api.get("/topics/unknown:1/presence"))) {
      assertThat(json(404, answer)).hasToString("{\"errors\":{\"topic\":[\"has no channel\"]}}");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "422 | {}                                  | event",
        "422 | {'event':''}                        | event",
        "422 | {'event':'phx_close'}               | event",
        "422 | {'event':'presence_state'}          | event",
        "422 | {'event':'presence_diff'}           | event",
        "422 | {'event':'disconnect'}              | event",
        "422 | {'event':'e','payload':[1]}         | payload",
        "422 | {'event':'e','payload':'text'}      | payload",
        "400 | {'event':                           | detail",
        "400 | [1]                                 | detail",
        "400 | {'event':'e'} {}                    | detail",
        "400 | ``                                  | detail",
      })
  void aWrongMessageIsRefused(int status, String body, String field) {
    assertThat(json(status, api.post(messages(topic), body)).get("errors").has(field))
        .isTrue();
  }

  @Test
  void tooMuchIsRefused() {
    String large = "{'event':'e','payload':{'a':'" + "a".repeat(1 << 20) + "'}}";
    json(413, api.post(messages(topic), large));
    json(413, api.post(messages(topic), "{'a':'" + "a".repeat(8_000_000) + "'}"));
    String[] one = new String[1_001];
    Arrays.fill(one, "{'topic':'" + topic + "','event':'e'}");
    String batch = "{'messages':[" + String.join(",", one) + "]}";
    assertThat(json(422, api.post("/messages", batch)).at("/errors/messages")).isNotEmpty();
    json(422, api.post("/messages", "{'messages':[]}"));
    json(422, api.post("/messages", "{'messages':[null]}"));
    json(422, api.post(messages(topic), "{'event':'e'}", "Idempotency-Key", "a".repeat(256)));
    json(422, api.post(messages(topic), "{'event':'e'}", "Idempotency-Key", "\"\""));
  }

  @Test
  void theDocumentSaysWhereTheApiIs() {
    HttpResponse<String> answer = ApiClient.with(base, "").get("/openapi.json");
    assertThat(json(200, answer).at("/servers/0/url").asText())
        .isEqualTo(base.getPath() + "/api/pubsub");
  }
}
