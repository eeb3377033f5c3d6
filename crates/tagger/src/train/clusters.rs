//! Groups word vectors in two levels by k-means: 64 groups of 16.

/// Rounds of assigning and averaging; later ones move few words.
const ROUNDS: usize = 20;
const COARSE: usize = 63;
const FINE: usize = 16;

/// The cluster of each vector: from 16 up, the coarse group in the upper bits.
pub(super) fn clusters(vectors: &[Vec<f32>]) -> Vec<u16> {
    let unit: Vec<Vec<f32>> = vectors.iter().map(|vector| normal(vector)).collect();
    let all: Vec<usize> = (0..unit.len()).collect();
    let coarse = means(&unit, &all, COARSE);
    let mut clusters = vec![0; unit.len()];
    for group in 0..COARSE {
        let members: Vec<usize> = all.iter().copied().filter(|&at| coarse[at] == group).collect();
        let fine = means(&unit, &members, FINE);
        for (member, fine) in members.iter().zip(fine) {
            clusters[*member] = ((group + 1) * FINE + fine) as u16;
        }
    }
    clusters
}

fn normal(vector: &[f32]) -> Vec<f32> {
    let length = vector.iter().map(|x| x * x).sum::<f32>().sqrt().max(1e-6);
    vector.iter().map(|x| x / length).collect()
}

/// The group of each member: k-means on the sphere, begun with members at equal steps, which
/// are words of all frequencies.
fn means(vectors: &[Vec<f32>], members: &[usize], count: usize) -> Vec<usize> {
    if members.len() <= count {
        return (0..members.len()).collect();
    }
    let step = members.len() / count;
    let mut centres: Vec<Vec<f32>> =
        (0..count).map(|group| vectors[members[group * step]].clone()).collect();
    let mut groups = vec![0; members.len()];
    for _ in 0..ROUNDS {
        for (group, member) in groups.iter_mut().zip(members) {
            *group = nearest(&vectors[*member], &centres);
        }
        centres = averages(vectors, members, &groups, centres);
    }
    groups
}

fn nearest(vector: &[f32], centres: &[Vec<f32>]) -> usize {
    let mut best = (f32::MIN, 0);
    for (group, centre) in centres.iter().enumerate() {
        let cosine = dot(vector, centre);
        if cosine > best.0 {
            best = (cosine, group);
        }
    }
    best.1
}

/// Eight sums at once, which the compiler can keep in one register.
fn dot(a: &[f32], b: &[f32]) -> f32 {
    let mut sums = [0.0; 8];
    for (a, b) in a.chunks_exact(8).zip(b.chunks_exact(8)) {
        for lane in 0..8 {
            sums[lane] += a[lane] * b[lane];
        }
    }
    let rest = a.len() / 8 * 8;
    sums.iter().sum::<f32>() + a[rest..].iter().zip(&b[rest..]).map(|(a, b)| a * b).sum::<f32>()
}

/// The mean direction of each group; one without members stays where it was.
fn averages(
    vectors: &[Vec<f32>],
    members: &[usize],
    groups: &[usize],
    mut centres: Vec<Vec<f32>>,
) -> Vec<Vec<f32>> {
    let mut sums = vec![vec![0.0; vectors[0].len()]; centres.len()];
    for (group, member) in groups.iter().zip(members) {
        for (sum, x) in sums[*group].iter_mut().zip(&vectors[*member]) {
            *sum += x;
        }
    }
    for (centre, sum) in centres.iter_mut().zip(&sums) {
        if sum.iter().any(|x| *x != 0.0) {
            *centre = normal(sum);
        }
    }
    centres
}
