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

package io.github.payscore.test.platform;

import java.util.ArrayList;
import java.util.List;

import io.github.payscore.test.rules.Refusal;

/**
 * The calls on the host that a merchant talks to. Immutable.
 *
 * @author PayScore for Spring Boot contributors
 */
public final class Endpoints {

	private final List<Endpoint> endpoints = new ArrayList<>();

	public Endpoints(List<? extends Endpoint> endpoints) {
		this.endpoints.addAll(endpoints);
		this.endpoints.add(new CertificatesEndpoint());
	}

	Endpoint of(IncomingRequest request, OtherCalls others) {
		Endpoint named = others.named(request);
		return (named != null) ? named : find(request, others);
	}

	private Endpoint find(IncomingRequest request, OtherCalls others) {
		List<String> methods = new ArrayList<>();
		for (Endpoint endpoint : this.endpoints) {
			if (endpoint.path().matcher(request.path()).matches()) {
				if (endpoint.method().equals(request.method())) {
					return endpoint;
				}
				methods.add(endpoint.method());
			}
		}
		Endpoint other = others.unknown(request);
		if (other != null) {
			return other;
		}
		if (methods.isEmpty()) {
			throw Refusal.withoutBody(404, "unknown path");
		}
		throw Refusal.withoutBody(405, "the method of this path is " + String.join(" or ", methods));
	}

}
