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

package io.github.payscore.autoconfigure;

import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;
import org.springframework.aot.hint.predicate.RuntimeHintsPredicates;
import org.springframework.core.io.support.SpringFactoriesLoader;
import tools.jackson.databind.annotation.JsonDeserialize;
import tools.jackson.databind.annotation.JsonNaming;

import io.github.payscore.account.ServiceAccountApplication;
import io.github.payscore.account.ServiceQuotas;
import io.github.payscore.order.CompleteOrderRequest;
import io.github.payscore.order.QueryOrderRequest;
import io.github.payscore.order.RiskFund;
import io.github.payscore.order.ServiceOrder;
import io.github.payscore.order.mainland.MainlandCompleteOrderRequest;
import io.github.payscore.order.mainland.MainlandSyncOrderRequest;
import io.github.payscore.permission.AssessUserRiskLevelRequest;
import io.github.payscore.permission.Permission;
import io.github.payscore.plan.CreatedSignPlan;
import io.github.payscore.plan.Plan;
import io.github.payscore.plan.SignPlan;
import io.github.payscore.refund.CreateRefundRequest;
import io.github.payscore.refund.Refund;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the hints that a native image needs.
 *
 * @author PayScore for Spring Boot contributors
 */
class RuntimeHintsTests {

	private final RuntimeHints hints = new RuntimeHints();

	@BeforeEach
	void registerHints() {
		List<RuntimeHintsRegistrar> own = SpringFactoriesLoader.forResourceLocation("META-INF/spring/aot.factories")
			.load(RuntimeHintsRegistrar.class)
			.stream()
			.filter((registrar) -> registrar.getClass().getName().startsWith("io.github.payscore."))
			.toList();
		assertThat(own).isNotEmpty();
		own.forEach((registrar) -> registrar.registerHints(this.hints, getClass().getClassLoader()));
	}

	@ParameterizedTest
	@MethodSource("wireRecords")
	void hintsWhenRegisteredThenJacksonCanReadAccessorsOfRecord(Class<?> type) {
		assertThat(type.getRecordComponents()).isNotEmpty();
		for (RecordComponent component : type.getRecordComponents()) {
			assertThat(RuntimeHintsPredicates.reflection().onMethodInvocation(component.getAccessor()))
				.as("%s.%s", type.getSimpleName(), component.getName())
				.accepts(this.hints);
		}
	}

	@ParameterizedTest
	@MethodSource("wireRecords")
	void hintsWhenRegisteredThenJacksonCanCallConstructorOfRecord(Class<?> type) {
		Constructor<?>[] constructors = type.getDeclaredConstructors();
		assertThat(constructors).hasSize(1);
		assertThat(RuntimeHintsPredicates.reflection().onConstructorInvocation(constructors[0])).accepts(this.hints);
	}

	@ParameterizedTest
	@ValueSource(classes = { ServiceOrder.class, Permission.class, ServiceAccountApplication.class, ServiceQuotas.class,
			Plan.class, SignPlan.class, CreatedSignPlan.class, Refund.class })
	void hintsWhenRegisteredThenJacksonCanMakeDeserializerOfAnswer(Class<?> type) {
		JsonDeserialize annotation = Objects.requireNonNull(type.getAnnotation(JsonDeserialize.class));
		assertThat(RuntimeHintsPredicates.reflection()
			.onConstructorInvocation(annotation.using().getDeclaredConstructors()[0])).accepts(this.hints);
	}

	@ParameterizedTest
	@MethodSource("wireRecords")
	void hintsWhenRegisteredThenJacksonCanMakeNamesOfRecord(Class<?> type) {
		JsonNaming annotation = Objects.requireNonNull(type.getAnnotation(JsonNaming.class));
		assertThat(RuntimeHintsPredicates.reflection()
			.onConstructorInvocation(annotation.value().getDeclaredConstructors()[0])).accepts(this.hints);
	}

	static Stream<Class<?>> wireRecords() {
		Class<?> known = CompleteOrderRequest.class;
		List<Class<?>> records = new ClassFileImporter()
			.importPackages(known.getPackageName(), Permission.class.getPackageName(), SignPlan.class.getPackageName(),
					ServiceQuotas.class.getPackageName(), Refund.class.getPackageName())
			.stream()
			.filter((type) -> type.isRecord() && type.getModifiers().contains(JavaModifier.PUBLIC))
			.filter((type) -> type.isAnnotatedWith(JsonNaming.class))
			.<Class<?>>map(JavaClass::reflect)
			.toList();
		assertThat(records)
			.contains(known, ServiceOrder.class, ServiceOrder.GoodsDetail.class, RiskFund.class,
					MainlandCompleteOrderRequest.class, MainlandSyncOrderRequest.Detail.class, Permission.class,
					AssessUserRiskLevelRequest.class, ServiceQuotas.Quota.class, CreateRefundRequest.class,
					Refund.GoodsDetail.class)
			.doesNotContain(QueryOrderRequest.class);
		return records.stream();
	}

}
