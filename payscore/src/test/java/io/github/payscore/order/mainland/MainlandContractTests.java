/*
 * Copyright 2026-present the original author or authors.
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *      https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */

package io.github.payscore.order.mainland;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.core.ResolvableType;
import reactor.core.publisher.Mono;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import io.github.payscore.client.CloseableWeChatPayClient;
import io.github.payscore.client.FakeMerchant;
import io.github.payscore.client.WeChatPayClient;
import io.github.payscore.order.OpenApiSchema;
import io.github.payscore.order.ServiceOrder;
import io.github.payscore.order.WireRecord;
import io.github.payscore.test.FakeWeChatPay;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The mainland's records and operations, mode by mode, against the description of WeChat
 * Pay's pages under {@code openapi}: no field is missing, has another type, is required
 * where it is not and vice versa, or is sent in a mode that does not have it, except for
 * what {@link #DEVIATIONS} lists.
 *
 * @author PayScore for Spring Boot contributors
 */
// Compares records with files
@Tag("once")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MainlandContractTests {

	private static final JsonMapper MAPPER = JsonMapper.builder().build();

	private static final String AMOUNT_OPTIONAL = "optional on the newer official page";

	private static final String DESCRIPTION_REQUIRED = "required on the newer official page (4012587955)";

	private static final String TEXT_OPTIONAL = "optional on the newer official page (4013138534, 4013138598, 4013138819)";

	private static final String IDENTITY = "sent always, as the official samples do; the page has it optional";

	private static final String SAMPLE = "not in the table of the page, but in its sample";

	private static final Map<String, String> DEVIATIONS = Map.ofEntries(
			Map.entry("direct create: post_discounts[].amount is in the record only", SAMPLE),
			Map.entry("direct complete: location.start_location is in the record only", SAMPLE),
			Map.entry("direct complete: post_discounts[].amount is required by the page only", AMOUNT_OPTIONAL),
			Map.entry("direct complete: post_discounts[].description is required by the record only",
					DESCRIPTION_REQUIRED),
			Map.entry("direct pay: appid is required by the record only", IDENTITY),
			Map.entry("direct pay: service_id is required by the record only", IDENTITY),
			Map.entry("partner create: post_payments[].name is required by the page only", TEXT_OPTIONAL),
			Map.entry("partner create: post_discounts[].name is required by the page only", TEXT_OPTIONAL),
			Map.entry("partner create: post_discounts[].description is required by the page only", TEXT_OPTIONAL),
			Map.entry("partner complete: post_payments[].name is required by the page only", TEXT_OPTIONAL),
			Map.entry("partner complete: post_discounts[].name is required by the page only", TEXT_OPTIONAL),
			Map.entry("partner complete: post_discounts[].description is required by the page only", TEXT_OPTIONAL),
			Map.entry("partner modify: post_payments[].name is required by the page only", TEXT_OPTIONAL),
			Map.entry("partner modify: post_discounts[].name is required by the page only", TEXT_OPTIONAL),
			Map.entry("partner complete: post_discounts[].amount is required by the page only", AMOUNT_OPTIONAL),
			Map.entry("partner complete: complete_time should be String but is OffsetDateTime",
					"ISO 8601 with a zone, as the official page (4013138598) says"),
			Map.entry("partner modify: post_discounts[].amount is required by the page only", AMOUNT_OPTIONAL),
			Map.entry("partner modify: service_id is required by the record only", IDENTITY),
			Map.entry("partner pay: service_id is required by the record only", IDENTITY));

	private final FakeWeChatPay platform = FakeWeChatPay.start();

	private final CloseableWeChatPayClient client = FakeMerchant.client(this.platform).build();

	@AfterAll
	void close() {
		this.client.close();
		this.platform.close();
	}

	@ParameterizedTest
	@EnumSource
	void requestsWhenComparedWithThePagesThenOnlyTheListedDeviationsDiffer(Mode mode) {
		Set<String> differences = new TreeSet<>();
		for (Call call : Call.values()) {
			differences.addAll(new Comparison(mode, call, this.client).differences());
		}
		assertThat(differences).containsExactlyInAnyOrderElementsOf(
				DEVIATIONS.keySet().stream().filter((deviation) -> deviation.startsWith(mode.word())).toList());
	}

	@ParameterizedTest
	@EnumSource
	void queriesWhenComparedWithThePagesThenHaveTheSameParameters(Mode mode) {
		List<String> optional = List.of("out_order_no", "query_id");
		Map<String, Boolean> documented = OpenApiSchema.parameters(mode.file("serviceorder"), "get")
			.stream()
			.collect(Collectors.toMap((parameter) -> (String) parameter.get("name"),
					(parameter) -> Boolean.TRUE.equals(parameter.get("required"))));
		Set<String> byOutOrderNo = variables(mode.endpoints.queryByOutOrderNo().uriTemplate());
		Set<String> byQueryId = variables(mode.endpoints.queryByQueryId().uriTemplate());
		assertThat(documented.keySet()).hasSize(4)
			.isEqualTo(Stream.concat(byOutOrderNo.stream(), byQueryId.stream()).collect(Collectors.toSet()));
		assertThat(documented).allSatisfy((name, required) -> assertThat(required).isEqualTo(!optional.contains(name)));
	}

	private static Set<String> variables(String template) {
		return Pattern.compile("[?&]([a-z_]+)=\\{\\1}")
			.matcher(template)
			.results()
			.map((match) -> match.group(1))
			.collect(Collectors.toSet());
	}

	static Stream<Answer> answers() {
		return Stream.of(Mode.values())
			.flatMap((mode) -> Stream.concat(
					Stream.of(new Answer(mode.file("serviceorder"), "post"),
							new Answer(mode.file("serviceorder"), "get")),
					(mode == Mode.PARTNER) ? Stream.of()
							: Stream.of(Call.values())
								.filter((call) -> call != Call.CREATE)
								.map((call) -> new Answer(mode.file(call), "post"))));
	}

	@ParameterizedTest
	@MethodSource("answers")
	void answerWhenItHasEveryFieldThenNothingIsLost(Answer answer) {
		JsonNode example = MAPPER.valueToTree(answer.page().example());
		JsonNode kept = MAPPER.valueToTree(MAPPER.treeToValue(example, ServiceOrder.class));
		assertThat(texts("", kept)).containsAll(texts("", example));
	}

	@ParameterizedTest
	@MethodSource("answers")
	void answerWhenComparedWithTheRecordThenEveryFieldHasItsType(Answer answer) {
		assertThat(WireRecord.types(ServiceOrder.class)).containsAllEntriesOf(answer.page().types(true));
	}

	private static List<String> texts(String path, JsonNode json) {
		List<String> texts = new ArrayList<>();
		if (json.isValueNode() && !json.isNull()) {
			texts.add(path + " = " + json);
		}
		json.properties().forEach((field) -> texts.addAll(texts(path + "." + field.getKey(), field.getValue())));
		if (json.isArray()) {
			json.forEach((item) -> texts.addAll(texts(path + "[]", item)));
		}
		return texts;
	}

	@ParameterizedTest
	@EnumSource
	void operationsWhenComparedWithTheFilesThenAreAnsweredAsTheySay(Mode mode) {
		for (Call call : Call.values()) {
			boolean withoutContent = OpenApiSchema.isAnsweredWithoutContent(mode.file(call), "post");
			assertThat(withoutContent).as("%s %s", mode, call).isEqualTo(mode == Mode.PARTNER && call != Call.CREATE);
			assertThat(answerType(mode.operations, call.word())).as("%s %s", mode, call)
				.isEqualTo(withoutContent ? Void.class : ServiceOrder.class);
		}
		assertThat(answerType(mode.operations, "query")).isEqualTo(ServiceOrder.class);
	}

	private static @Nullable Class<?> answerType(Class<?> operations, String call) {
		return Arrays.stream(operations.getMethods())
			.filter((method) -> method.getName().equals(call))
			.map((method) -> ResolvableType.forMethodReturnType(method).as(Mono.class).resolveGeneric(0))
			.findFirst()
			.orElseThrow();
	}

	@ParameterizedTest
	@EnumSource
	void constantsWhenPagesEnumerateValuesThenAreKnown(Mode mode) {
		Map<String, List<Object>> values = OpenApiSchema.ofAnswer(mode.file("serviceorder"), "get").enumerations();
		assertThat(values.get("state")).containsExactlyInAnyOrder(ServiceOrder.STATE_CREATED, ServiceOrder.STATE_DOING,
				ServiceOrder.STATE_DONE, ServiceOrder.STATE_REVOKED, ServiceOrder.STATE_EXPIRED);
		assertThat(values.get("collection.state")).containsExactlyInAnyOrder(ServiceOrder.Collection.STATE_USER_PAYING,
				ServiceOrder.Collection.STATE_USER_PAID);
	}

	@SuppressWarnings("ImmutableEnumChecker")
	private enum Mode {

		DIRECT("", DirectOrderOperations.class, MainlandEndpoints.DIRECT),

		PARTNER("partner/", PartnerOrderOperations.class, MainlandEndpoints.PARTNER);

		private final String folder;

		private final Class<?> operations;

		private final MainlandEndpoints<?> endpoints;

		Mode(String folder, Class<?> operations, MainlandEndpoints<?> endpoints) {
			this.folder = folder;
			this.operations = operations;
			this.endpoints = endpoints;
		}

		private String file(String name) {
			return this.folder + name + ".yaml";
		}

		private String file(Call call) {
			return (call == Call.CREATE) ? file("serviceorder") : file("serviceorder/{out_order_no}/" + call.word());
		}

		private String word() {
			return name().toLowerCase(Locale.ROOT);
		}

	}

	@SuppressWarnings("ImmutableEnumChecker")
	private enum Call {

		CREATE(MainlandCreateOrderRequest.class),

		COMPLETE(MainlandCompleteOrderRequest.class),

		CANCEL(MainlandCancelOrderRequest.class),

		MODIFY(MainlandModifyOrderRequest.class),

		SYNC(MainlandSyncOrderRequest.class),

		PAY(MainlandPayOrderRequest.class);

		private final Class<?> request;

		Call(Class<?> request) {
			this.request = request;
		}

		private String word() {
			return name().toLowerCase(Locale.ROOT);
		}

	}

	/**
	 * The request of a call in a mode, with operations that have no defaults.
	 */
	private static final class Comparison {

		private final Call call;

		private final String name;

		private final OpenApiSchema page;

		private final BiFunction<Call, Object, Mono<?>> operations;

		private Comparison(Mode mode, Call call, WeChatPayClient client) {
			this.call = call;
			this.name = mode.word() + " " + call.word();
			this.page = OpenApiSchema.ofRequest(mode.file(call));
			this.operations = (mode == Mode.DIRECT) ? direct(client) : partner(client);
		}

		private static BiFunction<Call, Object, Mono<?>> direct(WeChatPayClient client) {
			DirectOrderOperations orders = new DirectOrderTemplate(client);
			return (call, request) -> switch (call) {
				case CREATE -> orders.create((MainlandCreateOrderRequest) request);
				case COMPLETE -> orders.complete("ORDER-1", (MainlandCompleteOrderRequest) request);
				case CANCEL -> orders.cancel("ORDER-1", (MainlandCancelOrderRequest) request);
				case MODIFY -> orders.modify("ORDER-1", (MainlandModifyOrderRequest) request);
				case SYNC -> orders.sync("ORDER-1", (MainlandSyncOrderRequest) request);
				case PAY -> orders.pay("ORDER-1", (MainlandPayOrderRequest) request);
			};
		}

		private static BiFunction<Call, Object, Mono<?>> partner(WeChatPayClient client) {
			PartnerOrderOperations orders = new PartnerOrderTemplate(client);
			return (call, request) -> switch (call) {
				case CREATE -> orders.create((MainlandCreateOrderRequest) request);
				case COMPLETE -> orders.complete("ORDER-1", (MainlandCompleteOrderRequest) request);
				case CANCEL -> orders.cancel("ORDER-1", (MainlandCancelOrderRequest) request);
				case MODIFY -> orders.modify("ORDER-1", (MainlandModifyOrderRequest) request);
				case SYNC -> orders.sync("ORDER-1", (MainlandSyncOrderRequest) request);
				case PAY -> orders.pay("ORDER-1", (MainlandPayOrderRequest) request);
			};
		}

		private Set<String> differences() {
			Set<String> differences = new TreeSet<>();
			Map<String, String> documented = this.page.types(false);
			Map<String, String> record = WireRecord.types(this.call.request);
			documented.forEach((path, type) -> {
				if (!type.equals(record.get(path))) {
					differences.add("%s: %s should be %s but is %s".formatted(this.name, path, type, record.get(path)));
				}
				if (this.page.required().contains(path) != isRequired(path)) {
					differences.add("%s: %s is required by the %s only".formatted(this.name, path,
							this.page.required().contains(path) ? "page" : "record"));
				}
			});
			new TreeMap<>(record).forEach((path, type) -> {
				if (!documented.containsKey(path) && !isRefused(path, type)) {
					differences.add("%s: %s is in the record only".formatted(this.name, path));
				}
			});
			return differences;
		}

		private boolean isRequired(String path) {
			JsonNode example = example();
			parent(example, path).remove(field(path));
			return refuses(example);
		}

		private boolean isRefused(String path, String type) {
			JsonNode example = example();
			ObjectNode parent = parent(example, path);
			switch (type) {
				case "Long", "Integer" -> parent.put(field(path), 1);
				case "OffsetDateTime" -> parent.put(field(path), "2019-11-11T16:24:05+08:00");
				default -> parent.put(field(path), "x");
			}
			return refuses(example);
		}

		private JsonNode example() {
			ObjectNode example = MAPPER.valueToTree(this.page.example());
			if (example.has("complete_time")) {
				example.put("complete_time", "2019-11-11T16:24:05+08:00");
			}
			return example;
		}

		private boolean refuses(JsonNode json) {
			try {
				return this.operations.apply(this.call, MAPPER.treeToValue(json, this.call.request)) == null;
			}
			catch (JacksonException ex) {
				assertThat(ex).as("%s %s", this.name, json).hasRootCauseInstanceOf(IllegalArgumentException.class);
				return true;
			}
			catch (IllegalArgumentException ex) {
				return true;
			}
		}

		private static ObjectNode parent(JsonNode json, String path) {
			JsonNode parent = json;
			String[] names = path.split("\\.");
			for (String name : Arrays.copyOf(names, names.length - 1)) {
				parent = name.endsWith("[]") ? ((ArrayNode) parent.get(name.substring(0, name.length() - 2))).get(0)
						: parent.get(name);
			}
			return (ObjectNode) parent;
		}

		private static String field(String path) {
			return path.substring(path.lastIndexOf('.') + 1);
		}

	}

	private record Answer(String file, String method) {

		private OpenApiSchema page() {
			return OpenApiSchema.ofAnswer(this.file, this.method);
		}

	}

}
