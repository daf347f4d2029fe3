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

package io.github.payscore.test.mainland;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.github.payscore.test.platform.Answer;
import io.github.payscore.test.platform.Endpoint;
import io.github.payscore.test.platform.IncomingRequest;
import io.github.payscore.test.platform.Platform;
import io.github.payscore.test.rules.Mode;
import io.github.payscore.test.rules.Refusal;

/**
 * A call of the mainland.
 *
 * @param mode whose call it is, or {@code null} if both modes have it at the same path
 * @param method the HTTP method
 * @param path the path
 * @param answerer makes the answer
 * @param hasBody whether the request has a body
 * @author PayScore for Spring Boot contributors
 */
public record MainlandEndpoint(@Nullable Mode mode, String method, Pattern path,
		Function<MainlandRequest, Answer> answerer, boolean hasBody) implements Endpoint {

	private static final String PAYSCORE = "/v3/payscore/";

	private static final List<Endpoint> ALL = collect();

	private static List<Endpoint> collect() {
		List<Endpoint> all = new ArrayList<>();
		Stream
			.of(OrderEndpoints.all(), PermissionEndpoints.all(), AccountEndpoints.all(), PlanEndpoints.all(),
					EchoEndpoint.all(), RefundEndpoints.all(), BillEndpoints.all())
			.forEach(all::addAll);
		all.add(new BillDownload());
		return List.copyOf(all);
	}

	/**
	 * Return all calls.
	 * @return an immutable list
	 */
	public static List<Endpoint> all() {
		return ALL;
	}

	// At the path of direct merchants and at that of partners.
	static List<MainlandEndpoint> ofBoth(String method, String path, Function<MainlandRequest, Answer> answerer) {
		return List.of(of(Mode.DIRECT, method, PAYSCORE + path, answerer),
				of(Mode.PARTNER, method, PAYSCORE + "partner/" + path, answerer));
	}

	static MainlandEndpoint of(@Nullable Mode mode, String method, String path,
			Function<MainlandRequest, Answer> answerer) {
		return new MainlandEndpoint(mode, method, Pattern.compile(path), answerer, "POST".equals(method));
	}

	MainlandEndpoint withoutBody() {
		return new MainlandEndpoint(this.mode, this.method, this.path, this.answerer, false);
	}

	@Override
	public Answer handle(IncomingRequest request, Platform platform) {
		if (this.mode != null && this.mode != platform.merchant().mode()) {
			throw Refusal.of(403, "NO_AUTH", "商户无权限", "/",
					this.mode.isPartner() ? "is a call of partners, and this merchant is none"
							: "is a call of direct merchants, not of partners",
					"path");
		}
		return this.answerer.apply(new MainlandRequest(this, request, platform));
	}

}
