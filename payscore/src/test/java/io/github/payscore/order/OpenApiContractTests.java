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

package io.github.payscore.order;

import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.RecordComponent;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.core.ResolvableType;
import reactor.core.publisher.Mono;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The records against the description of WeChat Pay's pages under {@code openapi}: no
 * field is missing, has another type, or is required where it is not and vice versa,
 * except for what {@link #DEVIATIONS} lists.
 *
 * @author PayScore for Spring Boot contributors
 */
// Compares records with files
@Tag("once")
class OpenApiContractTests {

	private static final JsonMapper MAPPER = JsonMapper.builder().build();

	private static final String FOLDER = "oversea/partner/";

	private static final String CREATE_AND_QUERY = FOLDER + "serviceorder.yaml";

	private static final String PROPERTY = "a property gives it to requests that do not";

	private static final String APPID = "official page only (4014096431, 4014096416), which says it goes with creation";

	private static final String PROMOTION = "seen there by others; read leniently";

	private static final String NOTIFICATION = "in notifications, which are read as the same type";

	private static final Map<String, String> DEVIATIONS = Map.ofEntries(
			Map.entry("create: service_id is required by the page only", PROPERTY),
			Map.entry("create: sub_mchid is required by the page only", PROPERTY),
			Map.entry("complete: service_id is required by the page only", PROPERTY),
			Map.entry("complete: sub_mchid is required by the page only", PROPERTY),
			Map.entry("complete: appid is in the record only", APPID),
			Map.entry("complete: channel_id is in the record only",
					"on the page until 2025-04-02; optional, for those who were told to send it"),
			Map.entry("cancel: service_id is required by the page only", PROPERTY),
			Map.entry("cancel: sub_mchid is required by the page only", PROPERTY),
			Map.entry("cancel: appid is in the record only", APPID),
			Map.entry("sync: service_id is required by the page only", PROPERTY),
			Map.entry("sync: sub_mchid is required by the page only", PROPERTY),
			Map.entry("query: service_id is required by the page only", PROPERTY),
			Map.entry("query: sub_mchid is required by the page only", PROPERTY),
			Map.entry("answer: promotion_detail is in the record only", PROMOTION),
			Map.entry("answer: collection.promotion_detail is in the record only", PROMOTION),
			Map.entry("answer: channel_id is in the record only", NOTIFICATION),
			Map.entry("answer: out_trade_no is in the record only", NOTIFICATION));

	private static final Map<String, Class<?>> REQUESTS = Map.of("create", CreateOrderRequest.class, "complete",
			CompleteOrderRequest.class, "cancel", CancelOrderRequest.class, "sync", SyncOrderRequest.class);

	@Test
	void recordsWhenComparedWithThePagesThenOnlyTheListedDeviationsDiffer() {
		Set<String> differences = new TreeSet<>();
		REQUESTS.forEach((call, type) -> differences.addAll(differencesOfRequest(call, type)));
		differences.addAll(differencesOfQuery());
		differences.addAll(differencesOfAnswers());
		assertThat(differences).containsExactlyInAnyOrderElementsOf(DEVIATIONS.keySet());
	}

	private static Set<String> differencesOfRequest(String call, Class<?> type) {
		OpenApiSchema page = OpenApiSchema.ofRequest(file(call));
		Map<String, String> documented = page.types(false);
		Set<String> differences = differencesOfFields(call, documented, WireRecord.types(type));
		for (String path : documented.keySet()) {
			boolean documentedAsRequired = page.required().contains(path);
			if (documentedAsRequired != isRequired(page, type, path)) {
				differences.add("%s: %s is required by the %s only".formatted(call, path,
						documentedAsRequired ? "page" : "record"));
			}
		}
		return differences;
	}

	private static boolean isRequired(OpenApiSchema page, Class<?> type, String path) {
		JsonNode example = MAPPER.valueToTree(page.example());
		assertThat(refusal(example, type)).as("%s with every field", type).isNull();
		remove(example, List.of(path.split("\\.")));
		Throwable refusal = refusal(example, type);
		assertThat(refusal).as("%s without %s", type, path)
			.satisfiesAnyOf((none) -> assertThat(none).isNull(),
					(cause) -> assertThat(cause).isInstanceOf(IllegalArgumentException.class));
		return refusal != null;
	}

	private static @Nullable Throwable refusal(JsonNode json, Class<?> type) {
		try {
			MAPPER.treeToValue(json, type);
			return null;
		}
		catch (JacksonException ex) {
			return Objects.requireNonNullElse(ex.getCause(), ex);
		}
	}

	private static void remove(JsonNode json, List<String> path) {
		String name = path.get(0);
		if (path.size() == 1) {
			((ObjectNode) json).remove(name);
		}
		else if (name.endsWith("[]")) {
			remove(((ArrayNode) json.get(name.substring(0, name.length() - 2))).get(0), path.subList(1, path.size()));
		}
		else {
			remove(json.get(name), path.subList(1, path.size()));
		}
	}

	private static Set<String> differencesOfQuery() {
		Map<String, String> documented = OpenApiSchema.parameters(CREATE_AND_QUERY, "get")
			.stream()
			.collect(Collectors.toMap((parameter) -> (String) parameter.get("name"),
					(parameter) -> Boolean.TRUE.equals(parameter.get("required")) ? "required" : "optional"));
		Map<String, String> record = Stream.of(QueryOrderRequest.class.getRecordComponents())
			.collect(Collectors.toMap((component) -> snakeCase(component.getName()),
					OpenApiContractTests::requiredOrOptional));
		assertThat(record.keySet()).isEqualTo(documented.keySet());
		return documented.keySet()
			.stream()
			.filter((name) -> !Objects.equals(documented.get(name), record.get(name)))
			.map((name) -> "query: %s is required by the page only".formatted(name))
			.collect(Collectors.toSet());
	}

	private static String snakeCase(String name) {
		return name.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
	}

	private static String requiredOrOptional(RecordComponent component) {
		return component.getAnnotatedType().isAnnotationPresent(Nullable.class) ? "optional" : "required";
	}

	private static Set<String> differencesOfAnswers() {
		Map<String, String> documented = new TreeMap<>();
		documented.putAll(OpenApiSchema.ofAnswer(CREATE_AND_QUERY, "post").types(true));
		documented.putAll(OpenApiSchema.ofAnswer(CREATE_AND_QUERY, "get").types(true));
		return differencesOfFields("answer", documented, WireRecord.types(ServiceOrder.class));
	}

	private static Set<String> differencesOfFields(String call, Map<String, String> documented,
			Map<String, String> record) {
		Set<String> differences = new TreeSet<>();
		documented.forEach((path, type) -> {
			String ofRecord = record.get(path);
			if (ofRecord == null) {
				differences.add("%s: %s is on the page only".formatted(call, path));
			}
			else if (!ofRecord.equals(type)) {
				differences.add("%s: %s should be %s but is %s".formatted(call, path, type, ofRecord));
			}
		});
		record.keySet()
			.stream()
			.filter((path) -> !documented.containsKey(path))
			.filter((path) -> !isWithinAnother(path, record.keySet(), documented.keySet()))
			.forEach((path) -> differences.add("%s: %s is in the record only".formatted(call, path)));
		return differences;
	}

	// The fields of an object that the pages do not have are no differences of their own.
	private static boolean isWithinAnother(String path, Set<String> record, Set<String> documented) {
		return record.stream()
			.filter((other) -> !documented.contains(other))
			.anyMatch((other) -> path.startsWith(other + ".") || path.startsWith(other + "[]."));
	}

	@ParameterizedTest
	@CsvSource({ "post", "get" })
	void answerWhenItHasEveryFieldThenNothingIsLost(String method) {
		JsonNode example = MAPPER.valueToTree(OpenApiSchema.ofAnswer(CREATE_AND_QUERY, method).example());
		JsonNode kept = MAPPER.valueToTree(MAPPER.treeToValue(example, ServiceOrder.class));
		assertThat(textsOf(kept)).containsAll(textsOf(example));
	}

	private static List<String> textsOf(JsonNode json) {
		List<String> texts = new ArrayList<>();
		collectTexts("", json, texts);
		return texts;
	}

	private static void collectTexts(String path, JsonNode json, List<String> texts) {
		if (json.isValueNode() && !json.isNull()) {
			texts.add(path + " = " + json);
		}
		json.properties().forEach((field) -> collectTexts(path + "." + field.getKey(), field.getValue(), texts));
		if (json.isArray()) {
			json.forEach((item) -> collectTexts(path + "[]", item, texts));
		}
	}

	// WeChat Pay may leave out what its pages call required, so that no answer is
	// unreadable.
	@ParameterizedTest
	@CsvSource({ "post", "get" })
	void answerWhenAnyFieldIsMissingThenIsReadable(String method) {
		OpenApiSchema page = OpenApiSchema.ofAnswer(CREATE_AND_QUERY, method);
		assertThat(page.required()).isNotEmpty();
		for (String path : page.types(true).keySet()) {
			assertThat(isRequired(page, ServiceOrder.class, path)).as(path).isFalse();
		}
	}

	@Test
	void constantsWhenPagesEnumerateValuesThenAreThose() throws Exception {
		Map<String, List<Object>> values = OpenApiSchema.ofAnswer(CREATE_AND_QUERY, "get").enumerations();
		assertThat(constants(ServiceOrder.class, "STATE_")).isEqualTo(valuesOf(values, "state"));
		assertThat(constants(ServiceOrder.class, "DESCRIPTION_")).isEqualTo(valuesOf(values, "state_description"));
		assertThat(constants(ServiceOrder.Collection.class, "STATE_")).isEqualTo(valuesOf(values, "collection.state"));
		assertThat(constants(ServiceOrder.CollectionDetail.class, "PAID_TYPE_"))
			.isEqualTo(valuesOf(values, "collection.details[].paid_type"));
		assertThat(constants(SyncOrderRequest.class, "TYPE_"))
			.isEqualTo(valuesOf(OpenApiSchema.ofRequest(file("sync")).enumerations(), "type"));
	}

	private static Set<Object> valuesOf(Map<String, List<Object>> enumerations, String path) {
		return Set.copyOf(Objects.requireNonNull(enumerations.get(path), path));
	}

	private static Set<Object> constants(Class<?> type, String prefix) throws IllegalAccessException {
		Set<Object> constants = new TreeSet<>();
		for (Field field : type.getFields()) {
			if (field.getName().startsWith(prefix)) {
				constants.add(Objects.requireNonNull(field.get(null)));
			}
		}
		return constants;
	}

	@Test
	void operationsWhenComparedWithTheFilesThenThereIsOneForEach() throws IOException, URISyntaxException {
		Set<String> files = REQUESTS.keySet().stream().map(OpenApiContractTests::file).collect(Collectors.toSet());
		Path folder = Path
			.of(Objects.requireNonNull(OpenApiContractTests.class.getResource(OpenApiSchema.FOLDER)).toURI());
		try (Stream<Path> found = Files.walk(folder.resolve(FOLDER))) {
			assertThat(found.filter(Files::isRegularFile).map((path) -> folder.relativize(path).toString()))
				.containsExactlyInAnyOrderElementsOf(files);
		}
		for (String call : List.of("complete", "cancel", "sync")) {
			assertThat(OpenApiSchema.isAnsweredWithoutContent(file(call), "post")).as(call).isTrue();
			assertThat(answerTypeOf(call)).as(call).isEqualTo(Void.class);
		}
		assertThat(answerTypeOf("create")).isEqualTo(ServiceOrder.class);
		assertThat(answerTypeOf("query")).isEqualTo(ServiceOrder.class);
	}

	private static @Nullable Class<?> answerTypeOf(String call) {
		return Arrays.stream(PayScoreOrderOperations.class.getMethods())
			.filter((method) -> method.getName().equals(call))
			.map((method) -> ResolvableType.forMethodReturnType(method).as(Mono.class).resolveGeneric(0))
			.findFirst()
			.orElseThrow();
	}

	private static String file(String call) {
		return "create".equals(call) ? CREATE_AND_QUERY : FOLDER + "serviceorder/{out_order_no}/" + call + ".yaml";
	}

}
